// analysis/sensitivity/steps.hpp — the steps of a one-factor-at-a-time design, found again from
// where its points lie.
//
// A trajectory (Morris 1991) moves one factor from point to point; a radial design (Campolongo,
// Saltelli & Cariboni 2011) moves each from one base. Points follow each other by number; whatever
// moves more than one factor, or one that has moved already, begins anew. A point that is not known
// ends a trajectory. Pure function, thread-safe.
#pragma once

#include <vector>

#include "analysis/sensitivity/inputs.hpp"

namespace clustress {

struct Step {
  std::size_t from = 0, to = 0;  // points
  std::size_t factor = 0;
  std::size_t trajectory = 0;
  // Of a single parameter place(to) − place(from), else the mean of |…| over members; not 0.
  double delta = 0.0;
};

// In the order of points; trajectories count up.
std::vector<Step> steps_of(StudyInputs const& inputs);

}  // namespace clustress
