#include "analysis/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace clustress {

namespace {

// Digits after the point that leave about three significant ones.
int decimals_for(double magnitude) {
  if (magnitude >= 100.0 || magnitude == 0.0) return 0;
  if (magnitude >= 10.0) return 1;
  if (magnitude >= 1.0) return 2;
  return std::min(6, 2 - static_cast<int>(std::floor(std::log10(magnitude))));
}

std::string without_negative_zero(std::string const& text) {
  bool const zero = text.find_first_not_of("-0.") == std::string::npos;
  return zero ? "0" : text;
}

std::string not_finite(double x) {
  if (std::isnan(x)) return "–";
  return x > 0.0 ? "∞" : "-∞";
}

std::string separated(std::string digits) {
  std::size_t const first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string number_text(double x) {
  if (!std::isfinite(x)) return not_finite(x);
  double const magnitude = std::abs(x);
  if (magnitude >= 1e15) return fmt::format("{:.3g}", x);
  if (magnitude >= 999.5) return separated(fmt::format("{:.0f}", x));
  return without_negative_zero(fmt::format("{:.{}f}", x, decimals_for(magnitude)));
}

std::string short_number_text(double x) {
  if (!std::isfinite(x)) return not_finite(x);
  double const magnitude = std::abs(x);
  if (magnitude >= 999.5e6) return fmt::format("{:.2g}", x);
  if (magnitude >= 999.5e3) return fmt::format("{:.{}f}M", x / 1e6, decimals_for(magnitude / 1e6));
  if (magnitude >= 999.5) return fmt::format("{:.{}f}k", x / 1e3, decimals_for(magnitude / 1e3));
  return number_text(x);
}

std::string interval_text(Interval const& interval, std::size_t width) {
  std::string text = fmt::format("[{}, {}]", number_text(interval.low), number_text(interval.high));
  if (width_of(text) <= width) return text;
  return fmt::format("[{}, {}]", short_number_text(interval.low), short_number_text(interval.high));
}

std::string percent_text(double share) {
  return std::isfinite(share) ? fmt::format("{:.0f} %", 100.0 * share) : not_finite(share);
}

std::string percent_interval_text(Interval const& interval) {
  return fmt::format("[{:.0f}, {:.0f}] %", 100.0 * interval.low, 100.0 * interval.high);
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
