#include "analysis/point_factors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "analysis/data/numbers.hpp"

namespace clustress {

namespace {

constexpr char as_declared[] = "as declared";

Factor factor_of(PointStudy const& study, std::size_t parameter,
                 std::vector<std::size_t> const& samples) {
  PointsView const& points = study.points;
  Factor factor{points.parameters[parameter], points.units[parameter], {}};
  std::vector<std::string> texts;
  bool is_number = true;
  for (std::size_t const k : samples) {
    std::size_t const place = study.samples[k].place;
    double const value = points.values[place][parameter];
    std::string const& text = points.overrides[place][parameter];
    is_number = is_number && !std::isnan(value);
    factor.values.push_back(value);
    texts.push_back(text.empty() ? as_declared : text);
  }
  if (is_number) return factor;
  std::set<std::string> const sorted(texts.begin(), texts.end());
  factor.categories.assign(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    factor.values[i] = static_cast<double>(std::distance(sorted.begin(), sorted.find(texts[i])));
  }
  return factor;
}

// Units that are words of a kind, not of a size, are left out.
std::string unit_words(std::string const& unit) {
  for (char const* kind : {"", "share", "elasticity", "exponent", "number", "index"}) {
    if (unit == kind) return "";
  }
  return " " + unit;
}

std::string side_words(Factor const& factor, Side const& side, Side const& all) {
  if (factor.is_category()) {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < side.allowed.size(); ++k) {
      if (side.allowed[k]) names.push_back(factor.categories[k]);
    }
    return fmt::format("{} is {}", factor.name, fmt::join(names, " or "));
  }
  std::string const unit = unit_words(factor.unit), low = number_text(side.low),
                    high = number_text(side.high);
  bool const is_above = side.low != all.low, is_below = side.high != all.high;
  if (is_above && is_below)
    return fmt::format("{} is between {} and {}{}", factor.name, low, high, unit);
  return fmt::format("{} is {} {}{}", factor.name, is_above ? "above" : "below",
                     is_above ? low : high, unit);
}

}  // namespace

// "stress.recession.severity_percent", of the stress of that name; a name that is no bare key
// stands in quotation marks.
bool is_of_other_stress(std::string const& path, std::string const& stress) {
  constexpr std::string_view root = "stress.";
  if (!path.starts_with(root)) return false;
  std::string_view const rest = std::string_view(path).substr(root.size());
  bool const is_quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
  return !rest.substr(is_quoted ? 1 : 0).starts_with(stress + (is_quoted ? rest.front() : '.'));
}

std::vector<Factor> factors_of(PointStudy const& study, std::vector<std::size_t> const& samples,
                               std::size_t stress) {
  std::vector<Factor> factors;
  for (std::size_t k = 0; k < study.points.parameters.size(); ++k) {
    if (is_of_other_stress(study.points.parameters[k], study.stresses[stress])) continue;
    Factor factor = factor_of(study, k, samples);
    if (factor.is_category()
            ? factor.categories.size() > 1
            : std::ranges::adjacent_find(factor.values, std::ranges::not_equal_to{}) !=
                  factor.values.end()) {
      factors.push_back(std::move(factor));
    }
  }
  return factors;
}

std::string words_of(Box const& box, Box const& all, std::vector<Factor> const& factors) {
  std::vector<std::string> sides;
  for (std::size_t const f : restricted(box, all))
    sides.push_back(side_words(factors[f], box[f], all[f]));
  return fmt::format("{}", fmt::join(sides, " and "));
}

}  // namespace clustress
