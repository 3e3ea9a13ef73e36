#include "calibration/inference/problem.hpp"

#include "sim/core/errors.hpp"

namespace clustress {

void require_something_to_fit(CalibrationProblem const& problem) {
  if (!problem.parameters.empty() && !problem.moments.empty()) return;
  throw UsageError(
      "nothing is to be fitted: add [[uncertain]] tables, and name targets in [calibrate] fit");
}

}  // namespace clustress
