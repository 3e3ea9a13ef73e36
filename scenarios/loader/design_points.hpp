// scenarios/loader/design_points.hpp — points as numbers become points of the scenario: those of a
// design, those of an ensemble.
#pragma once

#include <string>
#include <vector>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "scenarios/loader/uncertain.hpp"

namespace clustress::loader {

// From point 1 on, by what is set.
struct PointRows {
  std::vector<std::string> labels;  // empty, or one for each point
  std::vector<double> values;       // [point][uncertain]; NaN = as declared
  std::vector<double> cube;         // [point][uncertain]; NaN = in no cube
  std::vector<double> weights;      // empty: all alike
};

// Fills draft.scenario.points, whose parameters are named already, beside the declared values,
// which are no draw and weigh nothing. A point whose values do not fit together is kept with the
// cause of its refusal. Only for a draft without faults, as it was read from `root`.
void fill_points(Node const& root, Draft& draft, Report const& report,
                 std::vector<Uncertain> const& set, PointRows const& rows);

// The replicates that [design] asks for; those of --replicates are the last word.
void take_replicates(Node const& root, Draft& draft);

}  // namespace clustress::loader
