// The method `match` on simulators whose posterior is known.
#include <Eigen/Dense>
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>

#include "calibration/inference/emulated_moments.hpp"
#include "calibration/inference/estimator.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/fit_toy.hpp"

namespace clustress {

using namespace test;

namespace {

bool holds(std::vector<std::string> const& notes, std::string const& part) {
  return std::any_of(notes.begin(), notes.end(),
                     [&](std::string const& one) { return one.find(part) != std::string::npos; });
}

std::vector<std::vector<double>> const rows{
    {1, 1, 0.5, 0}, {0, -0.5, 1, 0.3}, {2, 0, 0.4, 1}, {1, 0.6, 0, -0.8}};

}  // namespace

// Uniform prior, y = a + Bx exactly, errors of SD 0.03: the posterior is normal with covariance
// 0.03² (BᵀB)⁻¹ (its tails reach no edge). Some 1,000 independent draws have a standard error of
// 0.03 SD on the median's place and 0.02 on the SD; four of them for each of six checks: α < 0.001.
TEST_CASE("match finds the posterior of a linear simulator", "[match]") {
  FitToy const toy = linear_toy(rows);
  CalibrationProblem problem = toy.problem({0.4, 0.55, 0.5}, 0.03, 3);
  problem.wants_profiles = true;
  CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
  Eigen::MatrixXd b(4, 3);
  Eigen::VectorXd z(4);
  for (int j = 0; j < 4; ++j) {
    auto const row = static_cast<std::size_t>(j);
    for (int k = 0; k < 3; ++k) b(j, k) = rows[row][static_cast<std::size_t>(k) + 1];
    z(j) = problem.moments[row].value - rows[row][0];
  }
  Eigen::MatrixXd const covariance = 0.03 * 0.03 * (b.transpose() * b).inverse();
  Eigen::VectorXd const mean = (b.transpose() * b).ldlt().solve(b.transpose() * z);
  REQUIRE_FALSE(result.is_empty);
  for (int k = 0; k < 3; ++k) {
    ParameterFit const& fit = result.parameters[static_cast<std::size_t>(k)];
    double const sd = 10.0 * std::sqrt(covariance(k, k));
    CHECK(std::abs(fit.median - 10.0 * mean(k)) < 0.12 * sd);
    CHECK(fit.posterior_sd == Approx(sd).epsilon(0.08));
    CHECK(fit.high - fit.low == Approx(2.0 * 1.645 * sd).epsilon(0.08));
    CHECK(result.best[static_cast<std::size_t>(k)] == Approx(mean(k)).margin(0.01 * sd));
    CHECK(fit.identified);
  }
  // The profile of a normal density is that of its marginal.
  REQUIRE(result.profiles.size() == 3);
  for (int k = 0; k < 3; ++k) {
    std::vector<double> const& profile = result.profiles[static_cast<std::size_t>(k)];
    int known = 0;
    for (int at = 0; at <= 20; ++at) {
      double const cost = profile[static_cast<std::size_t>(at)], gap = at / 20.0 - mean(k);
      if (!std::isfinite(cost)) continue;
      ++known;
      CHECK(cost == Approx(gap * gap / covariance(k, k)).margin(0.1).epsilon(0.05));
    }
    CHECK(known >= 3);
  }
  CHECK(result.evaluations <= problem.most_evaluations);
  CHECK(result.points.size() == 400);
  for (MomentFit const& moment : result.moments) CHECK(moment.distance < 3.0);
}

TEST_CASE("What moments do not touch keeps its prior and is not identified", "[match]") {
  FitToy const toy = linear_toy({{0, 1, 0}, {1, 2, 0}});
  CalibrationResult const result =
      fit_by("match", toy.problem({0.4, 0.5}, 0.05, 0), toy.evaluator(4));
  CHECK(result.parameters[0].identified);
  CHECK(result.parameters[0].median == Approx(4.0).margin(0.1));
  CHECK_FALSE(result.parameters[1].identified);
  CHECK(result.parameters[1].shrinkage == Approx(1.0).epsilon(0.05));
}

// Two moments want x₀ = 0.2, two 0.8. At 0.5, where the second largest |I| is least, all four are
// 15 errors off.
TEST_CASE("Moments that exclude each other leave nothing and are named", "[match]") {
  FitToy const toy = linear_toy({{0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {0, 2, 0}, {0, 2, 0}});
  CalibrationProblem problem = toy.problem({0.2, 0.5}, 0.02, 0);
  problem.moments[1].value = 0.8;
  problem.moments[3].value = 1.6, problem.moments[3].observed_variance *= 4.0;
  problem.moments[4].observed_variance *= 4.0;
  CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
  CHECK(result.is_empty);
  CHECK(result.points.empty());
  INFO(result.why_empty);
  int low = 0, high = 0;
  for (char const* name : {"m0", "m4"}) low += result.why_empty.find(name) != std::string::npos;
  for (char const* name : {"m1", "m3"}) high += result.why_empty.find(name) != std::string::npos;
  CHECK(low == 1);
  CHECK(high == 1);
  CHECK(result.why_empty.find("exclude each other") != std::string::npos);
  CHECK_FALSE(result.parameters[0].identified);
  CHECK(result.best[0] == Approx(0.5).margin(0.02));
  CHECK(result.moments[0].distance == Approx(0.3 / 0.02).epsilon(0.1));
}

// One moment may be missed wherever the others are met, so something is left; but what is likely
// lies between, and that is said.
TEST_CASE("A posterior between two moments that exclude each other says so", "[match]") {
  FitToy const toy = linear_toy({{0, 1, 0}, {0, 1, 0}, {0, 0, 1}});
  CalibrationProblem problem = toy.problem({0.2, 0.5}, 0.02, 0);
  problem.moments[1].value = 0.8;
  CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
  CHECK_FALSE(result.is_empty);
  CHECK(holds(result.notes, "COMPROMISE"));
  CHECK(holds(result.notes, "exclude each other"));
}

TEST_CASE("Moments out of reach everywhere are told from those that exclude others", "[match]") {
  FitToy const toy = linear_toy({{0, 1, 0}, {0, 1, 0.2}, {0, 0, 1}});
  CalibrationProblem problem = toy.problem({0.2, 0.5}, 0.02, 0);
  problem.moments[0].value = 3.0, problem.moments[1].value = 4.0;
  CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
  CHECK(result.is_empty);
  CHECK(result.why_empty.find("everywhere") != std::string::npos);
  CHECK(result.why_empty.find("exclude each other") == std::string::npos);
}

TEST_CASE("A moment without an emulator is left out, loudly", "[match]") {
  FitToy toy = linear_toy({{0, 1, 0}, {0, 0, 1}});
  toy.moments.emplace_back([](auto const& x) { return std::fmod(1e4 * (x[0] + x[1]), 1.0); });
  CalibrationProblem problem = toy.problem({0.3, 0.6}, 0.02, 0);
  problem.moments[2].value = 7.0;  // would exclude everything
  CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
  CHECK_FALSE(result.is_empty);
  CHECK(result.moments[2].refusal.find("m2") != std::string::npos);
  CHECK(holds(result.notes, "m2 is LEFT OUT"));
  CHECK(result.moments[0].refusal.empty());
  Evaluated all;
  for (std::uint64_t k = 0; k < 25; ++k) {
    all.points.push_back({0.1 + 0.2 * static_cast<double>(k % 5), 0.04 * static_cast<double>(k)});
    all.evaluations.push_back(toy.at({all.points.back(), k + 1}, 4));
  }
  std::vector<std::size_t> numbers(25);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  EmulatedMoments const emulated(problem.moments, train_emulators(problem.moments, all, numbers));
  CHECK(emulated.trained().used == std::vector<std::size_t>{0, 1});
  CHECK(std::isnan(emulated.implausibilities(all.points[0])[2]));
  CHECK(emulated.trained().refusals[0].empty());
  for (PointEvaluation& one : all.evaluations) one.mean[0] = NAN;
  CHECK(train_emulators(problem.moments, all, numbers).used == std::vector<std::size_t>{1});
  CHECK(train_emulators(problem.moments, all, numbers).refusals[0].find("0 of 25") !=
        std::string::npos);
  CHECK(result.parameters[0].median == Approx(3.0).margin(0.1));
}

TEST_CASE("Failed evaluations are left out and counted", "[match]") {
  FitToy toy = linear_toy(rows);
  toy.why_it_fails = [](auto const& x) { return x[0] > 0.8 ? "no firm is left" : ""; };
  CalibrationProblem const problem = toy.problem({0.4, 0.55, 0.5}, 0.03, 0);
  CalibrationResult const result = fit_by("match", problem, toy.evaluator(4));
  CHECK(result.failed >= 4);
  CHECK(result.parameters[0].median == Approx(4.0).margin(0.2));
  toy.why_it_fails = [](auto const&) { return "no firm is left"; };
  CHECK_THROWS_WITH(fit_by("match", problem, toy.evaluator(4)),
                    Catch::Matchers::Contains("no firm is left"));
}

// Evaluations come in pieces of seven, as after kills: the method is asked again from its beginning
// and asks for the same, in the same order.
TEST_CASE("match answers the same bits, whole or in pieces", "[match]") {
  FitToy const toy = bent_toy(0.1);
  CalibrationProblem const problem = toy.problem({0.3, 0.6}, 0.05, 1);
  CalibrationResult const whole = fit_by("match", problem, toy.evaluator(4));
  std::map<std::pair<std::vector<double>, std::uint64_t>, PointEvaluation> store;
  struct Killed {};
  int killed = 0;
  EvaluatePoints const in_pieces = [&](std::span<PointRequest const> requests) {
    std::vector<PointEvaluation> answers;
    int fresh = 0;
    for (PointRequest const& one : requests) {
      auto const [at, is_new] = store.try_emplace({one.cube, one.luck});
      if (is_new) at->second = toy.at(one, 4);
      if (is_new && ++fresh == 7) throw Killed();
      answers.push_back(at->second);
    }
    return answers;
  };
  while (killed < 20) {
    try {
      CalibrationResult const pieces = fit_by("match", problem, in_pieces);
      CHECK(pieces.points == whole.points);
      CHECK(pieces.best == whole.best);
      CHECK(pieces.notes == whole.notes);
      CHECK(pieces.parameters[1].median == whole.parameters[1].median);
      break;
    } catch (Killed const&) {
      ++killed;
    }
  }
  CHECK(killed >= 3);
  CHECK(store.size() == whole.evaluations);
  CHECK(whole.evaluations <= problem.most_evaluations);
}

TEST_CASE("match says what it cannot answer, and how a wave went", "[match]") {
  FitToy const toy = bent_toy(0.1);
  CalibrationProblem problem = toy.problem({0.3, 0.6}, 0.05, 1);
  std::vector<std::string> lines;
  for (EstimatorFunction const function : estimator_catalogue()) {
    if (function().name != "match") continue;
    function().fit(problem, toy.evaluator(4),
                   [&](std::string const& one) { lines.push_back(one); });
  }
  REQUIRE(lines.size() >= 2);
  CHECK(lines[0].rfind("wave 1 of 3: 20 evaluations (0 failed), space left ", 0) == 0);
  CHECK(lines[0].find("(was 1e+02)") == std::string::npos);
  CHECK(lines[1].find("worst moment m") != std::string::npos);
  problem.waves = 1, problem.most_evaluations = 100000;  // far more than emulators can use
  CHECK(fit_by("match", problem, toy.evaluator(4)).evaluations == 51);
  problem.replicates = 1;
  CHECK_THROWS_AS(fit_by("match", problem, toy.evaluator(2)), UsageError);
  problem.replicates = 4, problem.most_evaluations = 5;
  CHECK_THROWS_AS(fit_by("match", problem, toy.evaluator(4)), UsageError);
}

}  // namespace clustress
