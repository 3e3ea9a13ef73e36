#include "calibration/inference/moment_distance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/errors.hpp"

namespace clustress {

Eigen::VectorXd moment_gaps(CalibrationProblem const& problem, PointEvaluation const& evaluation) {
  Eigen::VectorXd gaps(std::ssize(problem.moments));
  for (std::size_t j = 0; j < problem.moments.size(); ++j) {
    gaps(static_cast<Eigen::Index>(j)) = problem.moments[j].value - evaluation.mean[j];
  }
  return gaps;
}

Eigen::MatrixXd moment_error(CalibrationProblem const& problem, Eigen::MatrixXd const& luck) {
  Eigen::MatrixXd error = luck / problem.replicates;
  for (std::size_t j = 0; j < problem.moments.size(); ++j) {
    FittedMoment const& moment = problem.moments[j];
    double& variance = error(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(j));
    variance += moment.error_variance();
    if (variance > 0.0) continue;
    throw UsageError(
        fmt::format("nothing says how near {} must come: luck does not change it, so "
                    "give it a standard error or leave it out",
                    moment.name));
  }
  for (std::size_t i = 0; i < problem.moments.size(); ++i) {
    for (std::size_t j = 0; j < problem.moments.size(); ++j) {
      auto const a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
      double const both = problem.moments[i].luck_variance * problem.moments[j].luck_variance;
      if (i != j && both > 0.0)
        error(a, b) += luck(a, b) * std::sqrt(both / (luck(a, a) * luck(b, b)));
    }
  }
  return error;
}

void set_moment_fits(CalibrationProblem const& problem, PointEvaluation const& best,
                     Eigen::MatrixXd const& luck, std::span<MomentFit> moments) {
  for (std::size_t j = 0; j < moments.size(); ++j) {
    FittedMoment const& moment = problem.moments[j];
    auto const k = static_cast<Eigen::Index>(j);
    double const gap = std::abs(moment.value - best.mean[j]),
                 variance = luck(k, k) / problem.replicates;
    moments[j].simulated = best.mean[j];
    moments[j].standard_error = std::sqrt(variance);
    if (gap > 0.0) {
      moments[j].distance = gap / std::sqrt(variance + moment.error_variance());
    }
  }
}

SharedLuckDistance::SharedLuckDistance(CalibrationProblem const& problem,
                                       CountedEvaluations& evaluations,
                                       Eigen::MatrixXd const& error, PointEvaluation const& start,
                                       std::span<PointEvaluation const> seen)
    : problem_(problem), evaluations_(evaluations), error_(error) {
  double farthest = of(start);
  for (PointEvaluation const& evaluation : seen) farthest = std::max(farthest, of(evaluation));
  of_failed_ = 10.0 * farthest + 1.0;
}

double SharedLuckDistance::operator()(std::vector<double> const& cube) const {
  return of(evaluations_.ask({cube, 0}));
}

double SharedLuckDistance::of(PointEvaluation const& evaluation) const {
  if (!evaluation.usable) return of_failed_;
  Eigen::VectorXd const gaps = moment_gaps(problem_, evaluation);
  return gaps.dot(error_.solve(gaps));
}

}  // namespace clustress
