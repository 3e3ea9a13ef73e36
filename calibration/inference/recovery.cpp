#include "calibration/inference/recovery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/inference/moment_covariance.hpp"

namespace clustress {
namespace {

constexpr std::size_t points_of_parameter = 10;  // of a first wave

struct Truth {
  std::vector<double> cube;
  PointEvaluation evaluation;
};

// Usable ones, of `wanted` points.
std::vector<Truth> truths_of(CalibrationProblem const& problem, EvaluatePoints const& evaluate,
                             std::size_t wanted) {
  SobolPoints sobol(problem.parameters.size(), problem.seed + 1);
  std::vector<PointRequest> requests;
  for (std::size_t k = 0; k < wanted; ++k) {
    requests.push_back({std::vector<double>(problem.parameters.size()), first_luck_of_truths + k});
    sobol.next(requests.back().cube);
  }
  std::vector<PointEvaluation> answers = evaluate(requests);
  std::vector<Truth> truths;
  for (std::size_t k = 0; k < wanted; ++k) {
    if (answers[k].usable) truths.push_back({requests[k].cube, std::move(answers[k])});
  }
  return truths;
}

// Its moments are what is observed, with the luck of their mean as error.
CalibrationProblem problem_of(CalibrationProblem problem, Truth const& truth,
                              Eigen::MatrixXd const& luck) {
  for (std::size_t j = 0; j < problem.moments.size(); ++j) {
    problem.moments[j].value = truth.evaluation.mean[j];
    auto const k = static_cast<Eigen::Index>(j);
    problem.moments[j].luck_variance = luck(k, k) / truth.evaluation.replicates;
    problem.moments[j].simulated_by = truth.evaluation.replicates;
    problem.moments[j].observed_variance = problem.moments[j].discrepancy_variance = 0.0;
    problem.moments[j].size_variance = 0.0;  // the same of truth and fit
  }
  return problem;
}

// Where the truth lies among the points: share of their weight below.
double rank_of(CalibrationResult const& result, double truth, std::size_t parameter) {
  double below = 0.0;
  for (std::size_t p = 0; p < result.points.size(); ++p) {
    if (result.points[p][parameter] < truth) below += result.weights[p];
  }
  return below;
}

void add(Recoveries& all, CalibrationProblem const& problem, CalibrationResult const& result,
         Truth const& truth) {
  ++all.count;
  for (std::size_t k = 0; k < all.parameters.size(); ++k) {
    RecoveredParameter& of = all.parameters[k];
    ParameterFit const& fit = result.parameters[k];
    double const off = std::abs(rank_of(result, truth.cube[k], k) - 0.5);
    for (std::size_t level = 0; level < std::size(recovered_levels); ++level)
      if (off <= 0.5 * recovered_levels[level]) ++of.held[level];
    double const value = problem.parameters[k].value_at(truth.cube[k]);
    of.bias += fit.posterior_sd > 0.0 ? (fit.median - value) / fit.posterior_sd : 0.0;
    of.shrinkage += fit.shrinkage;
  }
}

}  // namespace

double Recoveries::held(std::size_t level) const {
  std::size_t cases = 0;
  for (RecoveredParameter const& one : parameters) cases += one.held[level];
  return static_cast<double>(cases) / static_cast<double>(count * parameters.size());
}

Recoveries recover(Estimator const& estimator, CalibrationProblem problem,
                   EvaluatePoints const& evaluate, std::size_t wanted, TellProgress const& tell) {
  std::size_t const d = problem.parameters.size();
  problem.wants_profiles = false;
  if (estimator.has_waves) {
    problem.waves = 1;
    problem.most_evaluations = std::min(problem.most_evaluations, points_of_parameter * d + 1);
  }
  std::vector<Truth> const truths = truths_of(problem, evaluate, wanted);
  Recoveries recoveries;
  recoveries.parameters.resize(d);
  recoveries.failed = wanted - truths.size();
  if (truths.empty()) return recoveries;
  std::vector<PointEvaluation> usable;
  for (Truth const& truth : truths) usable.push_back(truth.evaluation);
  Eigen::MatrixXd const luck = pooled_covariance(usable, LuckOfPoints::own).of_one_replicate;
  for (Truth const& truth : truths) {
    CalibrationResult const result = estimator.fit(problem_of(problem, truth, luck), evaluate, {});
    if (result.is_empty || result.points.empty())
      ++recoveries.empty;
    else
      add(recoveries, problem, result, truth);
    if (tell)
      tell(fmt::format("recovery {} of {}", recoveries.count + recoveries.empty, truths.size()));
  }
  for (RecoveredParameter& one : recoveries.parameters) {
    one.bias /= static_cast<double>(std::max<std::size_t>(recoveries.count, 1));
    one.shrinkage /= static_cast<double>(std::max<std::size_t>(recoveries.count, 1));
  }
  return recoveries;
}

}  // namespace clustress
