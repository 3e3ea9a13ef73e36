// Approximate Bayesian computation: errors it allows for, what it asks for, and points that fail.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <map>

#include "calibration/inference/local_linear.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/fit_toy.hpp"

namespace clustress {

using test::fit_by;
using test::FitToy;
using test::says;

namespace {

// Observed at the middle of one parameter, with variance 0.04 + 0.05 of each moment.
CalibrationProblem small(FitToy const& toy) {
  CalibrationProblem problem = toy.problem({0.5}, 0.2, 0);
  for (FittedMoment& moment : problem.moments) moment.discrepancy_variance = 0.05;
  problem.replicates = 2;
  problem.posterior_points = 800;
  problem.most_evaluations = 30'000;
  return problem;
}

}  // namespace

// Moment 10 u, observed 5 with variance 0.04 + 0.05, luck 0.08/2: under an even prior the posterior
// is normal with SD √0.13. α = 1e-4, 3.9 SEs; a median's is 1.25 of a mean's.
TEST_CASE("ABC allows for errors of observation and for luck", "[abc]") {
  FitToy toy = test::linear_toy({{0, 10}});
  toy.luck_sd = std::sqrt(0.08);
  CalibrationProblem problem = small(toy);
  CalibrationResult const result = fit_by("abc", problem, toy.evaluator(2));
  double const sd = std::sqrt(0.13), n = test::effective_points(result);
  CHECK(std::abs(result.parameters[0].median - 5.0) < 3.9 * 1.25 * sd / std::sqrt(n));
  CHECK(std::abs(result.parameters[0].posterior_sd - sd) < 3.9 * sd / std::sqrt(2.0 * n));
  CHECK(result.parameters[0].median == Approx(10.0 * result.best[0]));
  CHECK(std::abs(result.moments[0].simulated - 5.0) < 3.9 * 0.3);
  CHECK(result.moments[0].standard_error < 1.0);
}

TEST_CASE("ABC is the same after a stop, with luck of its own for each candidate", "[abc]") {
  struct Stopping {};
  FitToy const toy = test::bent_toy(0.05);
  CalibrationProblem problem = toy.problem({0.4, 0.6}, 0.05, 3);
  problem.posterior_points = 60;
  problem.most_evaluations = 1500;
  CalibrationResult const whole = fit_by("abc", problem, toy.evaluator(4));
  std::map<std::uint64_t, PointEvaluation> store;  // by number of luck
  std::vector<std::uint64_t> asked;
  std::size_t allowed = 0;
  auto const evaluate = [&](std::span<PointRequest const> requests) {
    std::vector<PointEvaluation> answers;
    for (PointRequest const& request : requests) {
      if (!store.contains(request.luck)) {
        if (allowed-- == 0) throw Stopping{};
        store[request.luck] = toy.at(request, 4);
        asked.push_back(request.luck);
      }
      answers.push_back(store.at(request.luck));
    }
    return answers;
  };
  for (std::size_t const stop : {10, 137, 500}) {
    allowed = stop;
    CHECK_THROWS_AS(fit_by("abc", problem, evaluate), Stopping);
  }
  allowed = 100'000;
  CalibrationResult const resumed = fit_by("abc", problem, evaluate);
  CHECK(resumed.points == whole.points);
  CHECK(resumed.weights == whole.weights);
  CHECK(resumed.best == whole.best);
  CHECK(resumed.notes == whole.notes);
  CHECK(asked.size() == whole.evaluations);
  CHECK(asked.size() <= problem.most_evaluations);
  CHECK(whole.points.size() == 60);
  CHECK(says(whole, "the budget was over"));
  std::ranges::sort(asked);
  CHECK(std::ranges::adjacent_find(asked) == asked.end());
  CHECK(std::ranges::count(asked, 0u) == 1);  // the best point, with luck that all share
}

TEST_CASE("ABC keeps to points that can be simulated", "[abc]") {
  FitToy toy = test::linear_toy({{0, 10}, {1, 0}});
  CalibrationProblem problem = small(toy);
  toy.luck_sd = 0.0;
  problem.moments[1].observed_variance = problem.moments[1].discrepancy_variance = 0.0;
  toy.why_it_fails = [](std::vector<double> const& x) { return x[0] > 0.5 ? "too many" : ""; };
  CalibrationResult const result = fit_by("abc", problem, toy.evaluator(2));
  for (std::size_t k = 0; k < result.points.size(); ++k) CHECK(result.points[k][0] < 0.55);
  CHECK(result.failed > 100);
  CHECK(says(result, "evaluations failed; the first: too many"));
  CHECK(says(result, "m1: does not vary over the prior, so it is LEFT OUT"));
  toy.why_it_fails = [](std::vector<double> const&) { return "none"; };
  CHECK_THROWS_AS(fit_by("abc", problem, toy.evaluator(2)), UsageError);
}

TEST_CASE("ABC refuses what it cannot answer and says what to do", "[abc]") {
  FitToy const toy = test::linear_toy({{0, 10}});
  CalibrationProblem problem = small(toy);
  problem.posterior_points = 9;
  CHECK_THROWS_WITH(fit_by("abc", problem, toy.evaluator(2)), Catch::Contains("ask for 10 or"));
  problem.posterior_points = 10;
  problem.most_evaluations = 20;
  CHECK_THROWS_WITH(fit_by("abc", problem, toy.evaluator(2)), Catch::Contains("needs 21"));
  problem.moments.clear();
  CHECK_THROWS_WITH(fit_by("abc", problem, toy.evaluator(2)), Catch::Contains("nothing is to be"));
}

// logit x = 0.3 − 2 g₁ + g₂ without rest: all points go to 0.3. Weights are w (1 − (d/ε)²).
TEST_CASE("Local-linear adjustment takes away what moments explain", "[abc]") {
  std::vector<AcceptedPoint> generation;
  for (int k = 0; k < 12; ++k) {
    double const one = 0.1 * (k % 4) - 0.1, two = 0.05 * (k / 4) - 0.07;
    double const logit = 0.3 - 2.0 * one + two;
    generation.push_back({{1.0 / (1.0 + std::exp(-logit))},
                          {},
                          {one, two, one + two},
                          std::hypot(one, two),
                          1.0 / 12.0});
  }
  double const far = std::hypot(0.2, 0.07);  // the farthest point
  std::vector<AcceptedPoint> const moved = adjusted(generation);
  double sum = 0.0;
  for (AcceptedPoint const& point : moved) {
    CHECK(point.cube[0] == Approx(1.0 / (1.0 + std::exp(-0.3))).epsilon(1e-9));
    sum += point.weight;
  }
  CHECK(sum == Approx(1.0));
  double const share = 1.0 - std::pow(moved[0].distance / far, 2),
               other = 1.0 - std::pow(moved[1].distance / far, 2);
  CHECK(moved[0].weight / moved[1].weight == Approx(share / other));
  for (AcceptedPoint& point : generation) point.distance = 1.0;
  CHECK(adjusted(generation)[3].cube == generation[3].cube);
}

}  // namespace clustress
