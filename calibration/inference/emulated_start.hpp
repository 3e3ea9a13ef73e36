// calibration/inference/emulated_start.hpp — where a search on the simulator had best begin: the
// point at which emulators of all moments come nearest to what is observed.
//
// Distance: Σ (z_j − μ_j(x))² / error_j. Deterministic; thread-safe.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "calibration/inference/problem.hpp"

namespace clustress {

struct EmulatedStart {
  std::vector<double> cube;        // empty: an emulator was refused, or there are too few points
  std::vector<MomentFit> moments;  // emulator_r2 and refusal alone
};

// `points` and usable `evaluations` of them, which share luck: what they do not share goes to the
// emulators' nuggets. `errors` are variances of z − simulated moments, each > 0.
EmulatedStart emulated_start(CalibrationProblem const& problem,
                             std::span<std::vector<double> const> points,
                             std::span<PointEvaluation const> evaluations,
                             Eigen::VectorXd const& errors);

}  // namespace clustress
