// calibration/estimators/abc.cpp — approximate Bayesian computation by generations (ABC-SMC: Toni,
// Welch, Strelkowa, Ipsen & Stumpf 2009) on the simulator itself.
//
// docs/model/calibration_methods.md has the equations. Generations (abc_generation.hpp) until fewer
// than 2 % of candidates are accepted or the budget is over; the last one is adjusted
// (local_linear.hpp). `best` is the posterior's median, which is evaluated with shared luck.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "calibration/inference/abc_generation.hpp"
#include "calibration/inference/estimator_entry.hpp"
#include "calibration/inference/local_linear.hpp"
#include "calibration/inference/moment_distance.hpp"
#include "calibration/inference/weighted_summary.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr double least_accepted = 0.02;
constexpr std::size_t points_by_term = 5;  // of the adjustment

void refuse_unanswerable(CalibrationProblem const& problem) {
  require_something_to_fit(problem);
  std::size_t const points = problem.posterior_points,
                    least = points_by_term * (problem.moments.size() + 1);
  if (points < least) {
    throw UsageError(fmt::format(
        "abc makes generations of as many points as the posterior is to have, and {} are too few "
        "for {} moments: ask for {} or more",
        points, problem.moments.size(), least));
  }
  if (problem.most_evaluations < 2 * points + 1) {
    throw UsageError(fmt::format(
        "abc needs {} evaluations at least for generations of {} points, not {}: allow more or "
        "ask for fewer points",
        2 * points + 1, points, problem.most_evaluations));
  }
}

// All generations that are full, and why there are no more.
std::vector<AbcGeneration> run(AbcGenerations& generations, CountedEvaluations const& evaluations,
                               TellProgress const& tell, std::string& why_ended) {
  std::vector<AbcGeneration> all;
  AbcGeneration next = generations.first();
  for (;;) {
    if (tell) {
      tell(fmt::format("generation {}: {:.1f} % of {} candidates accepted, epsilon {:.3g}",
                       all.size(), 100.0 * next.accepted(), next.candidates, next.epsilon));
    }
    std::size_t const wanted = next.points.size();
    all.push_back(std::move(next));
    why_ended = "fewer than 2 % of candidates were accepted";
    if (all.back().accepted() < least_accepted) return all;
    next = generations.after(all.back());
    why_ended = "the budget was over";
    if (next.points.size() < wanted) return all;
    if (evaluations.left() <= 1 || next.epsilon >= all.back().epsilon) {
      if (evaluations.left() > 1) why_ended = "distances shrink no more";
      all.push_back(std::move(next));
      return all;
    }
  }
}

void add_notes(std::vector<AbcGeneration> const& all, std::vector<std::string> const& left_out,
               std::vector<AcceptedPoint> const& posterior, CalibrationResult& result) {
  std::vector<std::string> shares;
  for (AbcGeneration const& one : all) {
    shares.push_back(fmt::format("{:.1f}", 100.0 * one.accepted()));
  }
  result.notes.push_back(
      fmt::format("accepted by generation: {} %; last epsilon {:.3g} median deviations; the last "
                  "generation counts for {:.0f} independent points",
                  fmt::join(shares, ", "), all.back().epsilon, effective_number(posterior)));
  if (!left_out.empty()) {
    result.notes.push_back(fmt::format("{}: does not vary over the prior, so it is LEFT OUT",
                                       fmt::join(left_out, ", ")));
  }
}

// The median of the posterior on the simulator; if that fails, the nearest point accepted.
void set_best(CalibrationProblem const& problem, AbcGeneration const& last,
              CountedEvaluations& evaluations, CalibrationResult& result) {
  for (std::size_t k = 0; k < problem.parameters.size(); ++k) {
    std::vector<double> places;
    for (auto const& point : result.points) places.push_back(point[k]);
    result.best.push_back(weighted_quantile(places, result.weights, 0.5));
  }
  PointEvaluation at = evaluations.ask({result.best, 0});
  auto const size = static_cast<Eigen::Index>(problem.moments.size());
  Eigen::MatrixXd luck = Eigen::MatrixXd::Zero(size, size);
  if (!at.usable) {
    auto const nearest = std::ranges::min_element(last.points, {}, &AcceptedPoint::distance);
    result.best = nearest->cube;
    at.mean = nearest->mean;
    result.notes.push_back("the posterior's median failed on the simulator (" + at.cause +
                           "), so the nearest point accepted stands for it");
  } else if (at.replicates >= 2) {
    luck = Eigen::Map<Eigen::MatrixXd const>(at.covariance.data(), size, size);
  }
  result.moments.resize(problem.moments.size());
  set_moment_fits(problem, at, luck, result.moments);
}

}  // namespace

class AbcEstimator {
 public:
  static constexpr std::string_view name = "abc",
                                    meaning =
                                        "approximate Bayesian computation on the simulator "
                                        "itself: for few parameters and many evaluations";

  static constexpr bool has_waves = false;

  static CalibrationResult fit(CalibrationProblem const& problem, EvaluatePoints const& evaluate,
                               TellProgress const& tell) {
    refuse_unanswerable(problem);
    CountedEvaluations evaluations(problem, evaluate);
    AbcGenerations generations(problem, evaluations);
    CalibrationResult result;
    std::string why_ended;
    std::vector<AbcGeneration> const all = run(generations, evaluations, tell, why_ended);
    AbcGeneration const& last = all.back();
    std::vector<AcceptedPoint> const posterior = adjusted(last.points);
    for (AcceptedPoint const& point : posterior) {
      result.points.push_back(point.cube);
      result.weights.push_back(point.weight);
    }
    result.parameters = weighted_summary(problem.parameters, result.points, result.weights);
    result.notes.push_back("generations ended because " + why_ended);
    add_notes(all, generations.left_out(), posterior, result);
    set_best(problem, last, evaluations, result);
    for (std::string& note : evaluations.notes()) result.notes.push_back(std::move(note));
    result.evaluations = evaluations.asked();
    result.failed = evaluations.failed();
    return result;
  }
};

template Estimator estimator<AbcEstimator>();

}  // namespace clustress
