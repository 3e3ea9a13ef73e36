// The simulated method of moments: what it asks for, what it cannot say, and points that fail.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/inference/moment_distance.hpp"
#include "sim/core/errors.hpp"
#include "tests/unit/smm_fixture.hpp"

namespace clustress {

TEST_CASE("SMM asks for no more than it may, and answers twice the same bits", "[smm]") {
  FitToy const toy = bent(5);
  CalibrationProblem problem = observed(toy, 0.01, 5);
  for (std::size_t const most : {33, 60, 300}) {
    problem.most_evaluations = most;
    std::size_t asked = 0;
    auto const evaluate = [&](std::span<PointRequest const> requests) {
      asked += requests.size();
      return toy.evaluator(8)(requests);
    };
    CalibrationResult const first = fit_by("smm", problem, evaluate), second = smm(problem, toy);
    CHECK(asked <= most);
    CHECK(first.evaluations == asked);
    CHECK(first.best == second.best);
    CHECK(first.points == second.points);
    CHECK(first.covariance == second.covariance);
    CHECK(first.influence == second.influence);
    CHECK(first.notes == second.notes);
  }
}

TEST_CASE("SMM names parameters that moments do not identify and gives no numbers", "[smm]") {
  CalibrationProblem problem = by_hand();
  problem.parameters.push_back({"idle", [](double u) { return u; }});
  problem.moments.push_back({"fourth", 1.0, 0.004, 0.006});
  FitToy toy = test::linear_toy({{0, 4, 0, 0}, {0, 0, 5, 0}, {0, 4, 5, 0}, {0, 4, 0, 0}});
  toy.luck_sd = 0.0;
  CalibrationResult const result = smm(problem, toy);
  CHECK(says(result, "idle: not identified by these moments"));
  CHECK(result.j_degrees == 2);
  CHECK(std::isnan(result.covariance[8]));
  CHECK(std::isnan(result.influence[8]));
  // (XᵀX) = (3, 1; 1, 2) for rate and spread: variance of the first 2/5.
  CHECK(result.covariance[0] == Approx(0.01 * 2.0 / 5.0).epsilon(1e-6));
  CHECK(result.parameters[2].shrinkage > largest_identified_shrinkage);
  CHECK(!result.parameters[2].identified);
  CHECK(result.parameters[0].identified);

  // Only the sum of both is known: neither is.
  CalibrationProblem const sum = two_parameters(
      {{"sum", 3.0, 0.01, 0.0}, {"again", 3.0, 0.01, 0.0}, {"twice", 6.0, 0.01, 0.0}});
  FitToy both = test::linear_toy({{0, 4, 5}, {0, 4, 5}, {0, 8, 10}});
  both.luck_sd = 0.0;
  CalibrationResult const line = smm(sum, both);
  CHECK(says(line, "rate, spread: not identified"));
  CHECK(line.j_degrees == 2);
  for (std::vector<double> const& point : line.points) {
    CHECK(std::abs(4.0 * point[0] + 5.0 * point[1] - 3.0) < 0.25);  // six SDs of 0.1/√6
  }
}

TEST_CASE("SMM refuses what it cannot answer and says what to do", "[smm]") {
  auto const refusal = [](CalibrationProblem const& problem) {
    try {
      smm(problem, sums());
    } catch (UsageError const& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CalibrationProblem problem = by_hand();
  problem.moments.resize(1);
  CHECK(refusal(problem).find("fit more moments") != std::string::npos);
  problem = by_hand();
  problem.replicates = 1;
  CHECK(refusal(problem).find("two or more") != std::string::npos);
  problem = by_hand();
  problem.most_evaluations = 32;
  CHECK(refusal(problem).find("needs 33 evaluations") != std::string::npos);
  problem = by_hand();
  problem.moments[1].observed_variance = problem.moments[1].discrepancy_variance = 0.0;
  CHECK(refusal(problem).find("nothing says how near second must come") != std::string::npos);
}

TEST_CASE("SMM goes around points that fail, also beside its best", "[smm]") {
  FitToy toy = bent(5, 0.05);
  CalibrationProblem const problem = observed(toy, 0.01, 5);
  CalibrationResult const whole = smm(problem, toy);
  double const cut = whole.best[0] + 0.005;  // within a step of slopes
  toy.why_it_fails = [=](std::vector<double> const& cube) -> std::string {
    return cube[0] > cut || (cube[1] > 0.8 && cube[0] < 0.2) ? "the economy is empty" : "";
  };
  CalibrationResult const result = smm(problem, toy);
  CHECK(result.failed > 0);
  CHECK(says(result, "evaluations failed; the first: the economy is empty"));
  for (std::size_t k = 0; k < 2; ++k) CHECK(std::abs(result.best[k] - whole.best[k]) < 0.01);
  CHECK(result.covariance[0] == Approx(whole.covariance[0]).epsilon(0.1));

  toy.why_it_fails = [](std::vector<double> const&) { return "all fail"; };
  CHECK_THROWS_AS(smm(problem, toy), UsageError);
  toy.why_it_fails = nullptr;
  toy.moments[3] = [](std::vector<double> const&) { return std::nan(""); };
  CHECK_THROWS_WITH(smm(problem, toy),
                    Catch::Contains(problem.moments[3].name + " could not be measured"));
}

TEST_CASE("A stop during SMM's search reaches the caller as it was thrown", "[smm]") {
  struct Stopping {};
  std::size_t asked = 0;
  auto const evaluate = [&](std::span<PointRequest const> requests) {
    if ((asked += requests.size()) == 23) throw Stopping{};  // once, amid step one
    return sums().evaluator(8)(requests);
  };
  CHECK_THROWS_AS(fit_by("smm", by_hand(), evaluate), Stopping);
}

// Seen to fail with a NaN, which a search takes for anything.
TEST_CASE("Failed points are farther than all that were seen", "[smm]") {
  CalibrationProblem problem = by_hand();
  PointEvaluation const near{true, "", 8, {1, 2, 3}, {}}, far{true, "", 8, {9, 2, 3}, {}};
  EvaluatePoints const evaluate = [](std::span<PointRequest const> requests) {
    return std::vector<PointEvaluation>(requests.size());
  };
  CountedEvaluations evaluations(problem, evaluate);
  SharedLuckDistance const distance(problem, evaluations, Eigen::MatrixXd::Identity(3, 3), near,
                                    std::span(&far, 1));
  CHECK(distance.of(near) == Approx(0.36));
  CHECK(distance.of(far) == Approx(64.36));
  CHECK(distance({0.5, 0.5}) > 64.36);
  CHECK(std::isfinite(distance({0.5, 0.5})));
  CHECK(evaluations.asked() == 1);  // though wanted twice
  CHECK(evaluations.failed() == 1);
}

}  // namespace clustress
