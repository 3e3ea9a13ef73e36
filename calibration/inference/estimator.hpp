// calibration/inference/estimator.hpp — the catalogue entry of a method of calibration.
#pragma once

#include <span>
#include <string_view>

#include "calibration/inference/problem.hpp"

namespace clustress {

// `fit` throws UsageError (sim/core/errors.hpp) for a problem that it cannot answer. Thread-safe.
struct Estimator {
  std::string_view name, meaning;
  CalibrationResult (*fit)(CalibrationProblem const&, EvaluatePoints const&,
                           TellProgress const&) = nullptr;
  bool has_waves = false;  // its first evaluations are the same whatever is observed
};

using EstimatorFunction = Estimator (*)();

// Defined for each method at the end of its file (estimator_entry.hpp).
template <class M>
Estimator estimator();

std::span<EstimatorFunction const> estimator_catalogue();

}  // namespace clustress
