// calibration/inference/moment_slopes.hpp — how simulated moments change with each parameter, by
// central differences between points that share luck.
//
// The step is 5 % of the prior's SD in the cube, cut at its bounds. Where one end fails the middle
// takes its place; where both fail the slope is 0 and `is_known` is false. Not thread-safe.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <vector>

#include "calibration/inference/counted_evaluations.hpp"

namespace clustress {

inline double const sd_of_even_prior = std::sqrt(1.0 / 12.0);  // on [0, 1]
inline double const slope_step = 0.05 * sd_of_even_prior;

struct MomentSlopes {
  Eigen::MatrixXd of_moments;  // [moment][parameter], of the cube
  Eigen::VectorXd of_values;   // change of the value in its unit for one of the cube
  std::vector<bool> is_known;  // by parameter
};

// Two evaluations a parameter, beside that at `cube`, which is usable.
MomentSlopes moment_slopes(CalibrationProblem const& problem, CountedEvaluations& evaluations,
                           std::vector<double> const& cube);

}  // namespace clustress
