#include "analysis/data/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace clustress {

namespace {

// Digits after the point that leave `digits` significant ones.
int decimals_for(double magnitude, int digits = 3) {
  if (magnitude == 0.0) return 0;
  int const leading = static_cast<int>(std::floor(std::log10(magnitude)));
  return std::clamp(digits - 1 - leading, 0, 6);
}

std::string without_negative_zero(std::string const& text) {
  bool const zero = text.find_first_not_of("-0.") == std::string::npos;
  return zero ? "0" : text;
}

std::string not_finite(double x) {
  if (std::isnan(x)) return "–";
  return x > 0.0 ? "∞" : "-∞";
}

// A no-break space between thousands: a comma or a point would be a decimal mark to some readers.
std::string separated(std::string digits) {
  std::size_t const first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3; i -= 3) digits.insert(i - 3, "\u00a0");
  return digits;
}

std::string with_digits(double x, int digits) {
  if (!std::isfinite(x)) return not_finite(x);
  double const magnitude = std::abs(x);
  if (magnitude >= 1e15) return fmt::format("{:.{}g}", x, digits);
  if (magnitude >= 999.5) return separated(fmt::format("{:.0f}", x));
  return without_negative_zero(fmt::format("{:.{}f}", x, decimals_for(magnitude, digits)));
}

struct Step {
  double size;
  std::array<char const*, 2> name;  // by CountedUnit
};
constexpr std::array<Step, 4> steps{
    {{1.0, {"", ""}}, {1e3, {"k", "M€"}}, {1e6, {"M", "bn€"}}, {1e9, {"bn", "tn€"}}}};

std::string in_step(std::string const& number, Step const& step, CountedUnit unit) {
  std::string const name = step.name[static_cast<std::size_t>(unit)];
  return name.empty() ? number : number + "\u00a0" + name;
}

// The first of ever shorter texts that fits: whole units, two digits, larger units, one digit.
template <class Text>
std::string fitted(double magnitude, CountedUnit unit, std::size_t width, Text const& text) {
  for (int const fewest : {2, 1}) {
    for (Step const& step : steps) {
      if (step.size > 1.0 && !(magnitude >= step.size)) break;
      for (int digits = fewest == 1 ? 1 : 3; digits >= fewest; --digits) {
        std::string const tried = in_step(text(step.size, digits), step, unit);
        if (width_of(tried) <= width) return tried;
      }
    }
  }
  return "…";
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string number_text(double x) {
  return with_digits(x, 3);
}

int decimals_of(double x) {
  double const magnitude = std::abs(x);
  return magnitude >= 999.5 ? 0 : decimals_for(magnitude);
}

std::string decimals_text(double x, int decimals) {
  if (!std::isfinite(x)) return not_finite(x);
  std::string const text = without_negative_zero(fmt::format("{:.{}f}", x, decimals));
  return decimals == 0 ? separated(text) : text;
}

std::string number_text(double x, std::size_t width, CountedUnit unit) {
  return fitted(std::abs(x), unit, width,
                [x](double size, int digits) { return with_digits(x / size, digits); });
}

std::string interval_text(Interval const& interval, std::size_t width, CountedUnit unit) {
  double const low = std::isfinite(interval.low) ? std::abs(interval.low) : 0.0;
  double const high = std::isfinite(interval.high) ? std::abs(interval.high) : 0.0;
  return fitted(std::max(low, high), unit, width, [&](double size, int digits) {
    return fmt::format("[{}, {}]", with_digits(interval.low / size, digits),
                       with_digits(interval.high / size, digits));
  });
}

std::string whole_text(double x) {
  return std::isfinite(x) ? without_negative_zero(fmt::format("{:.0f}", x)) : not_finite(x);
}

std::string percent_text(double share) {
  return std::isfinite(share) ? whole_text(100.0 * share) + " %" : not_finite(share);
}

std::string fine_percent_text(double share) {
  double const percent = 100.0 * share;
  return std::abs(percent) < 9.95 ? with_digits(percent, 2) + " %" : percent_text(share);
}

std::string percent_interval_text(Interval const& interval) {
  return fmt::format("[{}, {}] %", whole_text(100.0 * interval.low),
                     whole_text(100.0 * interval.high));
}

std::string confidence_text(double alpha) {
  return fmt::format("{:g} %", 100.0 * (1.0 - alpha));
}

std::size_t width_of(std::string const& text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues_character));
}

std::string left(std::string const& text, std::size_t width) {
  std::size_t const w = width_of(text);
  return w < width ? text + std::string(width - w, ' ') : text;
}

std::string right(std::string const& text, std::size_t width) {
  std::size_t const w = width_of(text);
  return w < width ? std::string(width - w, ' ') + text : text;
}

std::string shortened(std::string const& text, std::size_t width) {
  if (width_of(text) <= width) return text;
  std::string cut;
  std::size_t count = 0;
  for (char const c : text) {
    if (!continues_character(c) && ++count == width) break;
    cut += c;
  }
  return cut + "…";
}

}  // namespace clustress
