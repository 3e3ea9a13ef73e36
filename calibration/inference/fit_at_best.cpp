#include "calibration/inference/fit_at_best.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

constexpr double far = 3.0;  // standard deviations

MomentFit moment_fit(CalibrationProblem const& problem, EmulatedMoments const& emulated,
                     std::size_t moment, double simulated, double variance) {
  FittedMoment const& target = problem.moments[moment];
  MomentFit fit;
  fit.simulated = simulated;
  fit.standard_error = std::sqrt(variance);
  fit.distance = std::abs(target.value - simulated) / std::sqrt(variance + target.error_variance());
  fit.emulator_r2 = emulated.trained().r2[moment];
  fit.refusal = emulated.trained().refusals[moment];
  return fit;
}

}  // namespace

void fit_at_best(CalibrationProblem const& problem, MatchedHistory const& matched,
                 EvaluatePoints const& evaluate, CalibrationResult& result) {
  EmulatedMoments const& emulated = matched.emulated();
  PointRequest const request{result.best, matched.asked + 1};
  std::vector<PointEvaluation> const answers = evaluate(std::span(&request, 1));
  CLUSTRESS_REQUIRE(answers.size() == 1, "every request is answered");
  PointEvaluation const& at = answers.front();
  result.evaluations = matched.asked + 1;
  result.failed = matched.failed + (at.usable ? 0 : 1);
  if (!at.usable) {
    result.notes.push_back(
        "the simulator failed at the best place, so the fit is told by emulators: " + at.cause);
  }
  for (std::size_t j = 0; j < problem.moments.size(); ++j) {
    bool const has_emulator = emulated.trained().refusals[j].empty();
    Prediction const told = has_emulator
                                ? emulated.predict(j, result.best)
                                : Prediction{std::numeric_limits<double>::quiet_NaN(), 0.0, {}};
    double const luck =
        at.usable ? emulated.trained().luck[j].at(result.best) / at.replicates : told.variance;
    double const mean = at.usable ? at.mean[j] : told.mean;
    MomentFit const& fit =
        result.moments.emplace_back(moment_fit(problem, emulated, j, mean, luck));
    std::string const& name = problem.moments[j].name;
    if (!has_emulator) {
      result.notes.push_back(fmt::format("{} is LEFT OUT of the fit: {}", name, fit.refusal));
    }
    double const off = std::abs(mean - told.mean) / std::sqrt(luck + told.variance);
    if (at.usable && has_emulator && off > far) {
      result.notes.push_back(fmt::format(
          "the emulator of {} is {:.1f} standard errors off at the best place: allow more "
          "evaluations",
          name, off));
    }
    if (fit.distance > far && !result.is_empty) {
      result.notes.push_back(fmt::format(
          "{} is missed by {:.1f} standard deviations at the best place", name, fit.distance));
    }
  }
}

}  // namespace clustress
