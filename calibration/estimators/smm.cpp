// calibration/estimators/smm.cpp — simulated method of moments (McFadden 1989; Duffie & Singleton
// 1993): the point whose simulated moments come nearest to the observed ones, and how sure it is.
//
// docs/model/calibration_methods.md has the equations. Step one weighs each moment by its error;
// step two by Ω⁻¹ of luck measured at the point of step one. Searches share luck.
#include <fmt/format.h>

#include <algorithm>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/inference/asymptotic_answer.hpp"
#include "calibration/inference/bounded_search.hpp"
#include "calibration/inference/emulated_start.hpp"
#include "calibration/inference/estimator_entry.hpp"
#include "calibration/inference/moment_covariance.hpp"
#include "calibration/inference/moment_distance.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr std::size_t points_by_parameter = 10;  // of the first set
constexpr std::size_t wanted_degrees = 60;       // of the luck of moments

// Evaluations of each stage.
struct Shares {
  std::size_t first = 0, start = 1, step_one = 0, luck = 0, slopes = 0;  // the rest: step two
};

Shares shares_of(CalibrationProblem const& problem) {
  std::size_t const count = problem.parameters.size(), moments = problem.moments.size();
  if (count == 0 || moments < count) {
    throw UsageError(fmt::format(
        "smm has {} fitted moments for {} parameters and needs as many at least: fit more moments "
        "or free fewer parameters",
        moments, count));
  }
  if (problem.replicates < 2) {
    throw UsageError("smm measures the luck of moments between replicates: ask for two or more");
  }
  Shares shares;
  std::size_t const degrees = problem.replicates - 1;
  shares.luck = std::clamp<std::size_t>((wanted_degrees + degrees - 1) / degrees, 2, 20);
  shares.slopes = 2 * count;
  std::size_t const fixed = shares.start + shares.luck + shares.slopes,
                    least = fixed + count + 3 + 2 * least_calls(count);
  if (problem.most_evaluations < least) {
    throw UsageError(
        fmt::format("smm needs {} evaluations at least for {} parameters, not {}: "
                    "allow more or free fewer parameters",
                    least, count, problem.most_evaluations));
  }
  std::size_t const rest = problem.most_evaluations - fixed;
  shares.first = std::clamp(rest / 3, count + 3, points_by_parameter * count);
  shares.step_one = (rest - shares.first) / 2;
  return shares;
}

struct FirstSet {
  std::vector<std::vector<double>> points;  // usable ones
  std::vector<PointEvaluation> evaluations;
};

FirstSet first_set(CalibrationProblem const& problem, std::size_t size,
                   CountedEvaluations& evaluations) {
  SobolPoints sobol(problem.parameters.size(), problem.seed);
  std::vector<PointRequest> requests(size, {std::vector<double>(problem.parameters.size()), 0});
  for (PointRequest& request : requests) sobol.next(request.cube);
  std::vector<PointEvaluation> answers = evaluations.ask(requests);
  FirstSet set;
  for (std::size_t k = 0; k < size; ++k) {
    if (!answers[k].usable) continue;
    set.points.push_back(std::move(requests[k].cube));
    set.evaluations.push_back(std::move(answers[k]));
  }
  if (!set.points.empty()) return set;
  throw UsageError(fmt::format("none of the first {} points could be used ({}): narrow the priors",
                               size, answers.front().cause));
}

// The emulators' best point, unless a point of the set is nearer by the simulator itself.
std::vector<double> start_of(CalibrationProblem const& problem, FirstSet const& set,
                             Eigen::VectorXd const& errors, CountedEvaluations& evaluations,
                             CalibrationResult& result) {
  SharedLuckDistance const distance(problem, evaluations, errors.asDiagonal(),
                                    set.evaluations.front(), set.evaluations);
  EmulatedStart emulated = emulated_start(problem, set.points, set.evaluations, errors);
  result.moments = std::move(emulated.moments);
  std::vector<double> start = set.points.front();
  double least = distance.of(set.evaluations.front());
  for (std::size_t k = 1; k < set.points.size(); ++k) {
    double const value = distance.of(set.evaluations[k]);
    if (value < least) start = set.points[k], least = value;
  }
  if (emulated.cube.empty()) {
    result.notes.push_back("the search began at the best point evaluated: emulators were refused");
    return start;
  }
  return distance(emulated.cube) < least ? emulated.cube : start;
}

LowestPoint search(CalibrationProblem const& problem, FirstSet const& set,
                   Eigen::MatrixXd const& error, BoundedSearch const& how,
                   std::vector<double> const& start, CountedEvaluations& evaluations) {
  SharedLuckDistance const distance(problem, evaluations, error, evaluations.ask({start, 0}),
                                    set.evaluations);
  return lowest_point(distance, start, how);
}

// Σ at the point of step one, where each evaluation has luck of its own.
MomentCovariance luck_at(std::vector<double> const& cube, std::size_t count, FirstSet const& set,
                         CountedEvaluations& evaluations) {
  std::vector<PointRequest> requests;
  for (std::size_t luck = 0; luck <= count; ++luck) requests.push_back({cube, luck});
  std::vector<PointEvaluation> const own = evaluations.ask(requests);
  bool const is_known = std::ranges::any_of(
      own, [](PointEvaluation const& one) { return one.usable && one.replicates >= 2; });
  return is_known ? pooled_covariance(own, LuckOfPoints::own)
                  : pooled_covariance(set.evaluations, LuckOfPoints::shared);
}

void add_closing_notes(LowestPoint const& lowest, MomentCovariance const& luck,
                       CountedEvaluations const& evaluations, CalibrationResult& result) {
  result.notes.push_back(fmt::format(
      "luck of moments: {:.0f} degrees of freedom, correlations shrunk by {:.0f} % towards none",
      luck.degrees, 100.0 * luck.shrinkage));
  if (!lowest.is_settled) {
    result.notes.push_back(
        "the search ended on its budget, not at a lowest point: allow more evaluations");
  }
  for (std::string& note : evaluations.notes()) result.notes.push_back(std::move(note));
  result.evaluations = evaluations.asked();
  result.failed = evaluations.failed();
}

}  // namespace

class SmmEstimator {
 public:
  static constexpr std::string_view name = "smm",
                                    meaning =
                                        "simulated method of moments: the point whose moments "
                                        "come nearest, with standard errors, a test whether the "
                                        "model can meet them, and what each moment decides";

  static constexpr bool has_waves = false;

  static CalibrationResult fit(CalibrationProblem const& problem, EvaluatePoints const& evaluate,
                               TellProgress const& tell) {
    Shares const shares = shares_of(problem);
    CountedEvaluations evaluations(problem, evaluate);
    CalibrationResult result;
    FirstSet const set = first_set(problem, shares.first, evaluations);
    if (tell)
      tell(fmt::format("first set: {} evaluations, {} failed", evaluations.asked(),
                       evaluations.failed()));

    MomentCovariance luck = pooled_covariance(set.evaluations, LuckOfPoints::shared);
    Eigen::MatrixXd error = moment_error(problem, luck.of_one_replicate).diagonal().asDiagonal();
    std::vector<double> const start = start_of(problem, set, error.diagonal(), evaluations, result);
    LowestPoint lowest =
        search(problem, set, error, {0.1, 1e-3, shares.step_one}, start, evaluations);
    if (tell)
      tell(fmt::format("step one: distance {:.2f} after {} evaluations", lowest.value,
                       evaluations.asked()));

    luck = luck_at(lowest.cube, shares.luck, set, evaluations);
    error = moment_error(problem, luck.of_one_replicate);
    lowest = search(problem, set, error, {0.05, 1e-4, evaluations.left() - shares.slopes},
                    lowest.cube, evaluations);
    if (tell)
      tell(fmt::format("step two: J {:.2f} after {} evaluations", lowest.value,
                       evaluations.asked()));

    result.best = lowest.cube;
    set_moment_fits(problem, evaluations.ask({lowest.cube, 0}), luck.of_one_replicate,
                    result.moments);
    set_asymptotic_answer(problem, moment_slopes(problem, evaluations, lowest.cube), error,
                          lowest.value, result);
    add_closing_notes(lowest, luck, evaluations, result);
    return result;
  }
};

template Estimator estimator<SmmEstimator>();

}  // namespace clustress
