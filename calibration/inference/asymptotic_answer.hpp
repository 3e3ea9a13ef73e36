// calibration/inference/asymptotic_answer.hpp — the answer of a method that finds a lowest distance
// gᵀWg with W = Ω⁻¹: covariance, influence, J, points, and sentences on what they cannot say.
//
// J = gᵀΩ⁻¹g is χ² with moments − rank degrees (Hansen 1982) if the model is right. The points are
// those of exp(−½ (x − θ̂)ᵀDᵀΩ⁻¹D(x − θ̂)) inside the cube. Pure function, thread-safe.
#pragma once

#include <Eigen/Dense>

#include "calibration/inference/moment_slopes.hpp"
#include "calibration/inference/problem.hpp"

namespace clustress {

// `result.best` is given; `j` is the distance there, `error` Ω. Sets covariance, influence, j,
// points, weights and parameters, and adds notes.
void set_asymptotic_answer(CalibrationProblem const& problem, MomentSlopes const& slopes,
                           Eigen::MatrixXd const& error, double j, CalibrationResult& result);

}  // namespace clustress
