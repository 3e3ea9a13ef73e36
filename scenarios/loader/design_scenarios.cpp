#include "scenarios/loader/design_scenarios.hpp"

#include <cmath>

namespace clustress::loader {

ParameterValue value_of(UncertainParameter const& parameter, double number) {
  if (parameter.is_whole) return static_cast<std::int64_t>(std::llround(number));
  return number;
}

std::vector<Override> DesignScenarios::overrides_of(std::size_t row) const {
  std::vector<Override> overrides;
  for (std::size_t k = 0; k < uncertain_.size(); ++k) {
    double const number = values_.at(row * uncertain_.size() + k);
    if (std::isnan(number)) continue;
    Node node;
    node.at = uncertain_[k].at;
    if (uncertain_[k].parameter.is_whole) {
      node.value = static_cast<std::int64_t>(std::llround(number));
    } else {
      node.value = number;
    }
    overrides.push_back({uncertain_[k].lever.path, std::move(node)});
  }
  return overrides;
}

Draft DesignScenarios::draft(Report& report) const {
  return scenarios_.draft_of(overrides_of(values_.size() / uncertain_.size() - 1), report);
}

Scenario DesignScenarios::at(std::uint32_t point) const {
  return scenarios_.scenario_of(overrides_of(point - 1));
}

}  // namespace clustress::loader
