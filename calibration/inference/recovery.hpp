// calibration/inference/recovery.hpp — whether a method finds what is known: points of the prior
// are simulated, and their moments are taken for what is observed.
//
// Truths are Sobol points other than those of methods, each with luck of its own. That luck is all
// the error of its moments, and varies together as the model's does; discrepancy there is none.
// Honest intervals of p % hold the truth in p % of cases; bias is the mean of (median − truth)/SD
// over recoveries. Pure, as `evaluate` is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/inference/estimator.hpp"

namespace clustress {

inline constexpr double recovered_levels[] = {0.5, 0.8, 0.9};

// Numbers of luck: methods count from 0, truths from the first, points that confirm a fit from the
// second.
inline constexpr std::uint64_t first_luck_of_truths = std::uint64_t{1} << 51,
                               first_luck_of_confirmation = std::uint64_t{1} << 52;

struct RecoveredParameter {
  std::size_t held[3] = {};  // recoveries whose central interval of each level has the truth
  double bias = 0.0;         // in SDs of the posterior
  double shrinkage = 0.0;    // mean
};

struct Recoveries {
  std::size_t count = 0;   // with a posterior
  std::size_t empty = 0;   // no point fitted, though one does
  std::size_t failed = 0;  // truths that could not be simulated
  std::vector<RecoveredParameter> parameters;

  // Share of all cases held, parameters and recoveries together.
  [[nodiscard]] double held(std::size_t level) const;
};

// Each recovery is the whole method; of one with waves the first alone, whose evaluations all
// recoveries share. Tells a line a recovery. Throws as the method does.
Recoveries recover(Estimator const& estimator, CalibrationProblem problem,
                   EvaluatePoints const& evaluate, std::size_t wanted, TellProgress const& tell);

}  // namespace clustress
