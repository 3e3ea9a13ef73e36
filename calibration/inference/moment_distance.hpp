// calibration/inference/moment_distance.hpp — gᵀΩ⁻¹g, the distance of simulated from
// observed moments at points that share luck, and Ω, the error of g = observed − simulated moments.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "calibration/inference/counted_evaluations.hpp"

namespace clustress {

// Of a usable evaluation.
Eigen::VectorXd moment_gaps(CalibrationProblem const& problem, PointEvaluation const& evaluation);

// Ω = Σ/R + diag(V_obs + V_disc) of luck Σ of one replicate, with luck of values that were
// simulated themselves as correlated as Σ. Throws UsageError for a moment that
// has no error, to which no distance can be told.
Eigen::MatrixXd moment_error(CalibrationProblem const& problem, Eigen::MatrixXd const& luck);

// What people read of the best point, whose moments are all finite: simulated moments, their
// standard errors, and distances, which are infinite where a moment that has no error is missed.
void set_moment_fits(CalibrationProblem const& problem, PointEvaluation const& best,
                     Eigen::MatrixXd const& luck, std::span<MomentFit> moments);

// Not thread-safe. Arguments live longer.
class SharedLuckDistance {
 public:
  // Failed points are farther than `start` and all of `seen`, which are usable.
  SharedLuckDistance(CalibrationProblem const& problem, CountedEvaluations& evaluations,
                     Eigen::MatrixXd const& error, PointEvaluation const& start,
                     std::span<PointEvaluation const> seen);
  // Costs an evaluation, unless the point has been evaluated.
  double operator()(std::vector<double> const& cube) const;
  [[nodiscard]] double of(PointEvaluation const& evaluation) const;

 private:
  CalibrationProblem const& problem_;
  CountedEvaluations& evaluations_;
  Eigen::LLT<Eigen::MatrixXd> error_;
  double of_failed_ = 0.0;
};

}  // namespace clustress
