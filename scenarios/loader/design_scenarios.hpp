// scenarios/loader/design_scenarios.hpp — the scenarios of the points of a design: paths held once,
// and a number for each point and path. Immutable once all points are added: thread-safe.
#pragma once

#include <vector>

#include "scenarios/loader/point_scenarios.hpp"
#include "scenarios/loader/uncertain.hpp"

namespace clustress::loader {

class DesignScenarios final : public PointSource {
 public:
  DesignScenarios(PointScenarios scenarios, std::vector<Uncertain> const& uncertain)
      : scenarios_(std::move(scenarios)), uncertain_(uncertain) {}

  // Values by what is uncertain; NaN = as declared.
  void add(std::vector<double> const& values) {
    values_.insert(values_.end(), values.begin(), values.end());
  }
  // Of the last point added.
  [[nodiscard]] Draft draft(Report& report) const;
  [[nodiscard]] Scenario at(std::uint32_t point) const override;

 private:
  [[nodiscard]] std::vector<Override> overrides_of(std::size_t row) const;

  PointScenarios scenarios_;
  std::vector<Uncertain> uncertain_;
  std::vector<double> values_;  // [point from 1 on][uncertain]
};

// The number as a parameter of its kind has it.
ParameterValue value_of(UncertainParameter const& parameter, double number);

}  // namespace clustress::loader
