#include "analysis/answer/scale_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

namespace clustress {
namespace {

constexpr std::array<std::string_view, 11> parts{"",          "",        "half",    "a third",
                                                 "a quarter", "a fifth", "a sixth", "a seventh",
                                                 "an eighth", "a ninth", "a tenth"};
constexpr double tolerance = 1e-9;  // relative, of a quotient written with few digits

bool is_about(double x, double whole) {
  return std::abs(x - whole) <= tolerance * whole;
}

}  // namespace

std::string size_words(double scale) {
  for (std::size_t n = 2; n < parts.size(); ++n) {
    if (is_about(1.0 / scale, static_cast<double>(n)))
      return fmt::format("{} {}its size", parts[n], n == 2 ? "" : "of ");
  }
  if (is_about(scale, 2.0)) return "twice its size";
  return fmt::format("{:.3g} times its size", scale);
}

std::string scale_sentence(double scale) {
  if (scale == 1.0) return "";
  return fmt::format("World at {}: money and jobs of the programme are scaled with it.",
                     size_words(scale));
}

}  // namespace clustress
