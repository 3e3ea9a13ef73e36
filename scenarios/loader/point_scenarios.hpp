// scenarios/loader/point_scenarios.hpp — the scenario of each point: the tree as it was read, with
// the point's values set.
//
// The tree and the facts of the world are held once, whatever the number of points; a point that
// leaves the world alone does not read it again. Immutable once all points are added: thread-safe.
#pragma once

#include <vector>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/overrides.hpp"

namespace clustress::loader {

class PointScenarios final : public PointSource {
 public:
  // Of a scenario without faults, read from `root`.
  PointScenarios(Node const& root, Scenario const& declared, Report const& report);

  void add(std::vector<Override> overrides) { points_.push_back(std::move(overrides)); }

  // Of the last point added; complete only if nothing was reported.
  [[nodiscard]] Draft draft(Report& report) const { return draft_of(points_.back(), report); }
  [[nodiscard]] Scenario at(std::uint32_t point) const override {
    return scenario_of(points_.at(point - 1));
  }
  // Of any values; ScenarioError if they do not fit together.
  [[nodiscard]] Draft draft_of(std::vector<Override> const& overrides, Report& report) const;
  [[nodiscard]] Scenario scenario_of(std::vector<Override> const& overrides) const;

 private:
  Node rest_;   // without world and points
  Node world_;  // its table
  WorldFacts facts_;
  std::vector<Source> sources_;
  std::vector<std::vector<Override>> points_;  // from point 1 on
};

}  // namespace clustress::loader
