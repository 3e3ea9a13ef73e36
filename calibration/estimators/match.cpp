// calibration/estimators/match.cpp — history matching, then the posterior on the last emulators.
//
// Waves (history_matching.hpp) find where the space is not implausible. There the posterior under
// uniform places of the cube is drawn (differential_evolution.hpp) from the likelihood on the
// emulators (emulated_moments.hpp), outside has none. `best` is its mode, which the simulator
// evaluates at the end with luck of its own: that says what the fit is worth.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/inference/climb.hpp"
#include "calibration/inference/conflict.hpp"
#include "calibration/inference/differential_evolution.hpp"
#include "calibration/inference/estimator_entry.hpp"
#include "calibration/inference/fit_at_best.hpp"
#include "calibration/inference/history_matching.hpp"
#include "calibration/inference/profile.hpp"
#include "calibration/inference/trade_offs.hpp"
#include "calibration/inference/weighted_summary.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

std::size_t least_evaluations(CalibrationProblem const& problem) {
  return problem.parameters.size() + 4;  // for an emulator, and the best place
}

void refuse_unanswerable(CalibrationProblem const& problem) {
  require_something_to_fit(problem);
  if (problem.replicates < 2) {
    throw UsageError("one replicate of a point does not tell luck from parameters: ask for two");
  }
  if (problem.most_evaluations < least_evaluations(problem)) {
    throw UsageError(
        fmt::format("{} evaluations are too few for {} parameters: allow {} or more, better {}",
                    problem.most_evaluations, problem.parameters.size(), least_evaluations(problem),
                    20 * problem.parameters.size()));
  }
}

// Nothing is learnt: of the prior.
std::vector<ParameterFit> prior_of(CalibrationProblem const& problem) {
  constexpr int places = 1000;
  std::vector<Place> even;
  for (int k = 0; k < places; ++k) {
    even.emplace_back(problem.parameters.size(), (k + 0.5) / places);
  }
  return weighted_summary(problem.parameters, even, std::vector<double>(places, 1.0 / places));
}

void draw_posterior(CalibrationProblem const& problem, MatchedHistory const& matched,
                    CalibrationResult& result) {
  LogDensity const density = [&](std::span<double const> x) {
    if (problem.poll) problem.poll();
    return matched.emulated().log_likelihood(x);
  };
  IsInside const is_known = [&](std::span<double const> x) { return matched.is_known(x); };
  std::size_t const d = problem.parameters.size(), chains = chains_for(d);
  std::vector<Place> starts;
  for (std::size_t k = 0; k < chains; ++k) {
    starts.push_back(matched.space.cloud[k * matched.space.cloud.size() / chains]);
  }
  PosteriorSample const sample =
      sample_by_differential_evolution(density, is_known, std::move(starts), problem.seed);
  std::vector<double> const equal(sample.points.size(),
                                  1.0 / static_cast<double>(sample.points.size()));
  result.parameters = weighted_summary(problem.parameters, sample.points, equal);
  double spread = 0.0;
  for (ParameterFit const& fit : result.parameters) spread = std::max(spread, fit.shrinkage);
  result.best = highest_near(density, is_known, sample.highest, std::max(spread, 1e-3));
  if (matched.emulated().implausibility(result.best) >= largest_plausible) {
    result.notes.push_back(
        "THE POSTERIOR IS A COMPROMISE that is itself implausible, so its intervals mean little: "
        "at "
        "the best place " +
        conflict_at(problem.moments, matched.emulated(), result.best, problem.seed));
  }
  for (std::size_t k = 0; k < d && problem.wants_profiles; ++k) {
    result.profiles.push_back(profile_of(density, is_known, result.best, k));
  }
  result.points = spread_of(sample, problem.posterior_points);
  result.weights.assign(result.points.size(), 1.0 / static_cast<double>(result.points.size()));
  result.notes.push_back(fmt::format(
      "{} chains of the posterior: split R̂ {:.3f}, {:.0f} % of proposals taken{}", sample.chains,
      sample.r_hat, 100.0 * sample.accepted,
      sample.r_hat > settled_r_hat ? "; they have not settled, so take intervals for a rough guess"
                                   : ""));
  for (std::string& note : trade_offs_of(problem.parameters, sample.points)) {
    result.notes.push_back(std::move(note));
  }
}

}  // namespace

class MatchEstimator {
 public:
  static constexpr std::string_view name = "match",
                                    meaning =
                                        "history matching in waves, then the posterior on "
                                        "emulators of the moments";

  static constexpr bool has_waves = true;

  static CalibrationResult fit(CalibrationProblem const& problem, EvaluatePoints const& evaluate,
                               TellProgress const& tell) {
    refuse_unanswerable(problem);
    MatchedHistory const matched =
        match_history(problem, problem.most_evaluations - 1, evaluate, tell);
    CalibrationResult result;
    result.notes.push_back("waves ended because " + matched.why_it_ended);
    result.is_empty = matched.space.is_empty;
    if (result.is_empty) {
      result.best = matched.space.best;
      result.why_empty =
          "no place is plausible; at the least implausible one " +
          conflict_at(problem.moments, matched.emulated(), result.best, problem.seed);
      result.parameters = prior_of(problem);
    } else {
      draw_posterior(problem, matched, result);
    }
    fit_at_best(problem, matched, evaluate, result);
    return result;
  }
};

template Estimator estimator<MatchEstimator>();

}  // namespace clustress
