#include "analysis/answer/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace clustress {

namespace {

constexpr char minus[] = "\u2212";
constexpr char thin[] = "\u202f";  // narrow no-break space

double rounded_to(double magnitude, int digits) {
  if (!(magnitude > 0.0)) return 0.0;
  int const leading = static_cast<int>(std::floor(std::log10(magnitude)));
  // Powers of ten from 1 up are exact; smaller ones are divided by.
  int const shift = leading - (digits - 1);
  double const step = std::pow(10.0, std::abs(shift));
  return shift >= 0 ? std::round(magnitude / step) * step : std::round(magnitude * step) / step;
}

std::string with_thousands(double whole) {
  std::string digits = fmt::format("{:.0f}", whole);
  if (digits.size() < 4) return digits;
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, thin);
  return digits;
}

std::string with_sign(double x, std::string const& magnitude, std::string const& before = "") {
  bool const zero = magnitude.find_first_not_of("0.") == std::string::npos;
  return (x < 0.0 && !zero ? minus : "") + before + magnitude;
}

std::string not_finite(double x) {
  if (std::isnan(x)) return "–";
  return x > 0.0 ? "∞" : std::string(minus) + "∞";
}

// Digits without a useless zero at the end: "3.2", "3", "0.27".
std::string two_digits(double magnitude) {
  double const x = rounded_to(magnitude, 2);
  if (x >= 10.0) return with_thousands(x);
  int const decimals = x >= 1.0 || x == 0.0 ? 1 : 1 - static_cast<int>(std::floor(std::log10(x)));
  std::string text = fmt::format("{:.{}f}", x, std::min(decimals, 6));
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text.find_first_not_of("0.") == std::string::npos ? "0" : text;
}

std::string range(std::string const& low, std::string const& high) {
  return low + " to " + high;
}

struct MoneyUnit {
  double size;
  char const* name;
};

MoneyUnit unit_of(double eur) {
  if (eur >= 1e9) return {1e9, "billion"};
  return eur >= 1e6 ? MoneyUnit{1e6, "million"} : MoneyUnit{1.0, ""};
}

}  // namespace

std::string jobs_figure(double jobs) {
  if (!std::isfinite(jobs)) return not_finite(jobs);
  double const magnitude = std::abs(jobs);
  double const whole = std::round(magnitude);
  return with_sign(jobs, with_thousands(whole < 100.0 ? whole : rounded_to(magnitude, 2)));
}

std::string signed_jobs_figure(double jobs) {
  std::string const text = jobs_figure(jobs);
  return jobs > 0.0 && text != "0" ? "+" + text : text;
}

// An end that is not 0 is not printed as 0 where the range excludes 0.
std::string jobs_range(double low, double high) {
  constexpr double least = 0.01;
  bool const excludes_none = low > 0.0 || high < 0.0;
  auto const end = [&](double jobs) {
    double const magnitude = std::abs(jobs);
    bool const is_hidden = excludes_none && magnitude < 0.5;
    return is_hidden ? with_sign(jobs, fmt::format("{:.1g}", std::max(magnitude, least)))
                     : jobs_figure(jobs);
  };
  return range(end(low), end(high));
}

std::string whole_figure(double x) {
  if (!std::isfinite(x)) return not_finite(x);
  return with_sign(x, with_thousands(std::round(std::abs(x))));
}

std::string plain_figure(double x) {
  if (!std::isfinite(x) || std::abs(x) >= 999.95) return whole_figure(x);
  std::string text = fmt::format("{:.4g}", x == 0.0 ? 0.0 : x);
  return text.starts_with('-') ? "−" + text.substr(1) : text;
}

std::string decimal_figure(double x) {
  if (!std::isfinite(x)) return not_finite(x);
  return with_sign(x, two_digits(std::abs(x)));
}

std::string decimal_range(double low, double high) {
  return range(decimal_figure(low), decimal_figure(high));
}

std::string money_figure(double keur) {
  if (!std::isfinite(keur)) return not_finite(keur);
  double const eur = rounded_to(std::abs(keur) * 1000.0, 2);
  MoneyUnit const unit = unit_of(eur);
  if (unit.size > 1.0) return with_sign(keur, two_digits(eur / unit.size) + thin + unit.name, "€");
  return with_sign(keur, eur < 1.0 ? "0" : with_thousands(eur), "€");
}

std::string money_range(double low, double high) {
  return range(money_figure(low), money_figure(high));
}

std::string money_and_range(double keur, double low, double high) {
  if (!std::isfinite(keur)) return not_finite(keur);
  double const unit = unit_of(rounded_to(std::abs(keur) * 1000.0, 2)).size;
  auto const end = [&](double x) {
    if (!std::isfinite(x)) return not_finite(x);
    double const eur = std::abs(x) * 1000.0;
    return with_sign(x, unit > 1.0 ? two_digits(eur / unit) : with_thousands(rounded_to(eur, 2)));
  };
  return fmt::format("{} ({})", money_figure(keur), range(end(low), end(high)));
}

std::string percent_figure(double share) {
  if (!std::isfinite(share)) return not_finite(share);
  return whole_figure(100.0 * share) + thin + "%";
}

std::string of_hundred(double share, std::string_view things) {
  return fmt::format("{} of 100 {}", whole_figure(100.0 * share), things);
}

std::string cost_figure(Cost const& cost) {
  switch (cost.reading) {
    case CostReading::interval:
    case CostReading::not_enough_worlds:
    case CostReading::same_jobs:
      return money_figure(cost.ratio.value);
    case CostReading::at_least:
      return cost.at_least > 0.0 ? "at least " + money_figure(cost.at_least) : "no price";
    case CostReading::jobs_lost:
    case CostReading::no_jobs:
      return "no price";
    case CostReading::nothing_spent:
      return "nothing spent";
    case CostReading::not_yet_paid:
      return "not yet paid";
  }
  return "";
}

std::string count_word(std::size_t n) {
  constexpr std::array<char const*, 13> words{"no",   "one",    "two",   "three", "four",
                                              "five", "six",    "seven", "eight", "nine",
                                              "ten",  "eleven", "twelve"};
  return n < words.size() ? words[n] : whole_figure(static_cast<double>(n));
}

std::string years_word(std::size_t quarters) {
  if (quarters % 4 != 0) return count_word(quarters) + (quarters == 1 ? " quarter" : " quarters");
  std::size_t const years = quarters / 4;
  return count_word(years) + (years == 1 ? " year" : " years");
}

std::string quoted_name(std::string_view name) {
  std::string text(name);
  for (std::string_view const mark : {"“", "”"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), "'");
  }
  return "“" + text + "”";
}

std::string joined(std::vector<std::string> const& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace clustress
