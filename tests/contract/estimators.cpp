// Every method of calibration keeps the promises of its interface, on a simulator of two bent
// parameters.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <set>

#include "calibration/inference/estimator.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/fit_toy.hpp"

namespace clustress {

using namespace test;

namespace {

constexpr std::size_t few = 61, many = 20000;  // evaluations

std::string text_of(std::filesystem::path const& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What stands between `before` and '>' in a text, all places.
std::multiset<std::string> between(std::string const& text, std::string const& before) {
  std::multiset<std::string> found;
  for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    std::size_t const begin = at + before.size();
    found.insert(text.substr(begin, text.find('>', begin) - begin));
  }
  return found;
}

struct Answer {
  CalibrationResult result;
  std::size_t asked = 0, most = 0;
  bool is_in_cube = true;
};

// With few evaluations, or many if it says that these are too few.
Answer answer_of(Estimator const& method, CalibrationProblem problem) {
  FitToy const toy = bent_toy(0.05);
  for (std::size_t const most : {few, many}) {
    Answer answer{{}, 0, most};
    problem.most_evaluations = most;
    EvaluatePoints const evaluate = [&](std::span<PointRequest const> requests) {
      answer.asked += requests.size();
      for (PointRequest const& one : requests) {
        for (double const x : one.cube) {
          answer.is_in_cube = answer.is_in_cube && x >= 0.0 && x <= 1.0;
        }
      }
      return toy.evaluator(problem.replicates)(requests);
    };
    try {
      answer.result = method.fit(problem, evaluate, {});
      return answer;
    } catch (UsageError const&) {
      if (most == many) throw;
    }
  }
  return {};
}

}  // namespace

// Seen to fail with a line that stands twice.
TEST_CASE("every method of calibration is in its catalogue, once", "[contract][estimators]") {
  std::filesystem::path const room =
      std::filesystem::path(CLUSTRESS_SOURCE_DIR) / "calibration/estimators";
  std::multiset<std::string> in_files;
  for (auto const& entry : std::filesystem::directory_iterator(room)) {
    if (entry.path().extension() != ".cpp" || entry.path().filename() == "catalogue.cpp") continue;
    in_files.merge(between(text_of(entry.path()), "template Estimator estimator<"));
  }
  CHECK(in_files == between(text_of(room / "catalogue.cpp"), "&estimator<class "));
  std::set<std::string_view> names;
  for (EstimatorFunction const function : estimator_catalogue()) {
    CHECK(names.insert(function().name).second);
    CHECK(function().meaning.size() > 10);
  }
  CHECK(names.count("match") == 1);  // the default
}

TEST_CASE("methods of calibration answer in full, within their means, with the same bits",
          "[contract][estimators]") {
  CalibrationProblem const problem = bent_toy(0.05).problem({0.35, 0.6}, 0.05, 0);
  for (EstimatorFunction const function : estimator_catalogue()) {
    INFO("method " << function().name);
    Answer const one = answer_of(function(), problem), two = answer_of(function(), problem);
    CalibrationResult const& result = one.result;
    CHECK(one.is_in_cube);
    CHECK(one.asked <= one.most);
    CHECK(result.evaluations == one.asked);
    CHECK(result.failed == 0);
    CHECK_FALSE(result.is_empty);
    REQUIRE(result.best.size() == 2);
    REQUIRE(result.parameters.size() == 2);
    REQUIRE(result.moments.size() == 3);
    REQUIRE(result.points.size() == result.weights.size());
    CHECK(result.points.size() <= problem.posterior_points);
    double const sum = std::accumulate(result.weights.begin(), result.weights.end(), 0.0);
    CHECK(sum == Approx(1.0).epsilon(1e-9));
    for (std::size_t k = 0; k < 2; ++k) {
      ParameterFit const& fit = result.parameters[k];
      CHECK(fit.prior_sd == Approx(10.0 / std::sqrt(12.0)).epsilon(1e-3));
      CHECK(fit.low <= fit.median);
      CHECK(fit.median <= fit.high);
      CHECK(fit.identified == (fit.shrinkage <= largest_identified_shrinkage));
      double const truth = k == 0 ? 3.5 : 6.0;
      CHECK(std::abs(fit.median - truth) < 5.0 * std::max(fit.posterior_sd, 0.1));
    }
    CHECK(result.best == two.result.best);
    CHECK(result.points == two.result.points);
    CHECK(result.notes == two.result.notes);
  }
}

TEST_CASE("methods of calibration refuse what has no answer", "[contract][estimators]") {
  FitToy const toy = bent_toy(0.05);
  for (EstimatorFunction const function : estimator_catalogue()) {
    INFO("method " << function().name);
    CalibrationProblem problem = toy.problem({0.35, 0.6}, 0.05, 0);
    problem.most_evaluations = 0;
    CHECK_THROWS_AS(function().fit(problem, toy.evaluator(4), {}), UsageError);
    problem.most_evaluations = few, problem.moments.clear();
    CHECK_THROWS_AS(function().fit(problem, FitToy{}.evaluator(4), {}), UsageError);
  }
}

}  // namespace clustress
