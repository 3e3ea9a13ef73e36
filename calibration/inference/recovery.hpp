// calibration/inference/recovery.hpp — whether a method finds what is known: evaluated points are
// taken for the truth in turn, their simulated moments for what is observed.
//
// The luck of the truth's moments is all their error, and varies together as the model's does.
// Discrepancy there is none. Its own evaluation is left out of what the method sees. Honest
// intervals of p % hold the truth in p % of cases; bias is the mean of (median − truth)/SD over
// recoveries. Pure, as `evaluate` is.
#pragma once

#include <cstddef>
#include <vector>

#include "calibration/inference/estimator.hpp"

namespace clustress {

inline constexpr double recovered_levels[] = {0.5, 0.8, 0.9};

struct RecoveredParameter {
  std::size_t held[3] = {};  // recoveries whose central interval of each level has the truth
  double bias = 0.0;         // in SDs of the posterior
  double shrinkage = 0.0;    // mean
};

struct Recoveries {
  std::size_t count = 0;  // with a posterior
  std::size_t empty = 0;  // no point fitted, though one does
  std::vector<RecoveredParameter> parameters;

  // Share of all cases held, parameters and recoveries together.
  [[nodiscard]] double held(std::size_t level) const;
};

// Truths are the first `wanted` points with luck of their own that the method asks for and that can
// be had; fewer if there are fewer. Methods of waves get one, so that all recoveries share its
// evaluations. Throws as the method does.
Recoveries recover(Estimator const& estimator, CalibrationProblem problem,
                   EvaluatePoints const& evaluate, std::size_t wanted, TellProgress const& tell);

}  // namespace clustress
