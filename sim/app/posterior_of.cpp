#include "sim/app/posterior_of.hpp"

#include <algorithm>
#include <cmath>

#include "calibration/calibration_problem.hpp"

namespace clustress {
namespace {

PosteriorParameter parameter_of(UncertainParameter const& parameter, ParameterFit const& fit) {
  return {
      parameter.path, parameter.unit, to_string(parameter.prior), fit.prior_sd,  fit.median,
      fit.low,        fit.high,       fit.posterior_sd,           fit.shrinkage, fit.identified};
}

// The place of a target among the fitted moments; nothing if it is held out.
std::optional<std::size_t> fitted_place(CalibrationProblem const& problem, std::string_view name) {
  auto const found = std::ranges::find(problem.moments, name, &FittedMoment::name);
  if (found == problem.moments.end()) return std::nullopt;
  return static_cast<std::size_t>(found - problem.moments.begin());
}

PosteriorMoment moment_of(CalibrationFound const& found, ConfirmedTarget const& one) {
  Judgement const& at = one.at_best;
  PosteriorMoment moment;
  moment.name = at.target->name;
  moment.unit = at.target->unit;
  moment.observed = at.observed.value;
  moment.observed_se = error_of(at.observed.known);
  moment.simulated = at.simulated ? at.simulated->value : NAN;
  moment.standard_error = at.simulated ? at.simulated->standard_error : NAN;
  moment.distance = at.distance ? std::abs(*at.distance) : NAN;
  moment.discrepancy_sd = NAN;
  if (one.over_posterior) {
    moment.low = one.over_posterior->low;
    moment.high = one.over_posterior->high;
  }
  auto const place = fitted_place(found.problem, at.target->name);
  moment.is_fitted = place.has_value();
  if (!place) return moment;
  moment.discrepancy_sd = std::sqrt(found.problem.moments[*place].discrepancy_variance);
  MomentFit const& fit = found.result.moments[*place];
  moment.emulator_r2 = fit.emulator_r2;
  moment.refusal = fit.refusal;
  return moment;
}

// [parameter][moment of the file], from [parameter][fitted moment].
std::vector<double> influence_of(CalibrationFound const& found) {
  std::vector<double> influence;
  if (found.result.influence.empty()) return influence;
  std::size_t const fitted = found.problem.moments.size();
  for (std::size_t p = 0; p < found.problem.parameters.size(); ++p) {
    for (ConfirmedTarget const& one : found.confirmed) {
      auto const place = fitted_place(found.problem, one.at_best.target->name);
      influence.push_back(place ? found.result.influence[p * fitted + *place] : NAN);
    }
  }
  return influence;
}

}  // namespace

Posterior posterior_of(CalibrationFound const& found) {
  CalibrationResult const& result = found.result;
  Posterior posterior;
  posterior.title = found.study.title;
  posterior.method = found.study.points.calibration.method;
  posterior.seed = found.problem.seed;
  posterior.evaluations = result.evaluations;
  posterior.failed = result.failed;
  posterior.scenario_digest = found.study.digest;
  for (std::size_t k = 0; k < result.parameters.size(); ++k)
    posterior.parameters.push_back(
        parameter_of(found.study.points.uncertain[k], result.parameters[k]));
  for (ConfirmedTarget const& one : found.confirmed)
    posterior.moments.push_back(moment_of(found, one));
  for (std::vector<double> const& point : result.points) {
    std::vector<double> const values = values_at(found.problem, point);
    posterior.cube.insert(posterior.cube.end(), point.begin(), point.end());
    posterior.values.insert(posterior.values.end(), values.begin(), values.end());
  }
  posterior.weights = result.weights;
  posterior.best_cube = result.best;
  if (!result.best.empty()) posterior.best_value = values_at(found.problem, result.best);
  posterior.why_empty = result.why_empty;
  posterior.j = result.j;
  posterior.j_p = result.j_p;
  posterior.j_degrees = result.j_degrees;
  posterior.covariance = result.covariance;
  posterior.influence = influence_of(found);
  posterior.notes = result.notes;
  return posterior;
}

}  // namespace clustress
