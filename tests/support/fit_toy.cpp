#include "tests/support/fit_toy.hpp"

#include <algorithm>
#include <cmath>

#include "calibration/designs/draws.hpp"
#include "calibration/inference/estimator.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress::test {

PointEvaluation FitToy::at(PointRequest const& request, std::uint32_t replicates) const {
  std::string const cause = why_it_fails ? why_it_fails(request.cube) : "";
  if (!cause.empty()) return {false, cause, 0, {}, {}};
  Draws draws(1000 + 7919 * request.luck + 1'000'000'007 * worlds);
  std::size_t const m = moments.size();
  double const n = replicates;
  PointEvaluation answer{true, "", replicates, std::vector<double>(m), std::vector<double>(m * m)};
  std::vector<std::vector<double>> luck(m, std::vector<double>(replicates));
  for (std::size_t j = 0; j < m; ++j) {
    for (double& one : luck[j]) {
      one = luck_sd * normal_quantile(draws.unit());
      answer.mean[j] += one / n;
    }
  }
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t r = 0; r < replicates; ++r) {
        answer.covariance[i * m + j] +=
            (luck[i][r] - answer.mean[i]) * (luck[j][r] - answer.mean[j]) / (n - 1.0);
      }
    }
  }
  for (std::size_t j = 0; j < m; ++j) answer.mean[j] += moments[j](request.cube);
  return answer;
}

EvaluatePoints FitToy::evaluator(std::uint32_t replicates) const {
  return [*this, replicates](std::span<PointRequest const> requests) {
    std::vector<PointEvaluation> answers;
    for (PointRequest const& one : requests) answers.push_back(at(one, replicates));
    return answers;
  };
}

CalibrationProblem FitToy::problem(std::vector<double> const& truth, double sd,
                                   std::uint64_t number) const {
  CalibrationProblem problem;
  for (std::size_t k = 0; k < parameters; ++k) {
    problem.parameters.push_back({"p" + std::to_string(k), [](double u) { return 10.0 * u; }});
  }
  Draws draws(500000 + number);
  for (std::size_t j = 0; j < moments.size(); ++j) {
    double const error = number == 0 ? 0.0 : sd * normal_quantile(draws.unit());
    problem.moments.push_back({"m" + std::to_string(j), moments[j](truth) + error, sd * sd, 0.0});
  }
  problem.replicates = 4;
  problem.most_evaluations = 20 * parameters + 1;
  problem.waves = 3;
  problem.posterior_points = 400;
  return problem;
}

FitToy linear_toy(std::vector<std::vector<double>> const& rows) {
  FitToy toy;
  toy.parameters = rows.front().size() - 1;
  for (std::vector<double> const& row : rows) {
    toy.moments.emplace_back([row](std::vector<double> const& x) {
      double y = row[0];
      for (std::size_t k = 0; k < x.size(); ++k) y += row[k + 1] * x[k];
      return y;
    });
  }
  return toy;
}

FitToy bent_toy(double luck_sd) {
  FitToy toy;
  toy.luck_sd = luck_sd;
  toy.moments = {[](auto const& x) { return x[0] + 0.3 * x[1] * x[1]; },
                 [](auto const& x) { return x[1] - 0.4 * x[0] * x[1]; },
                 [](auto const& x) { return std::sin(2.0 * x[0]) + 0.5 * x[1]; }};
  return toy;
}

CalibrationResult fit_by(std::string_view method, CalibrationProblem const& problem,
                         EvaluatePoints const& evaluate) {
  for (EstimatorFunction const function : estimator_catalogue()) {
    if (function().name == method) return function().fit(problem, evaluate, {});
  }
  throw ContractViolation("there is no such method");
}

bool says(CalibrationResult const& result, std::string_view words) {
  return std::any_of(result.notes.begin(), result.notes.end(), [&](std::string const& note) {
    return note.find(words) != std::string::npos;
  });
}

double effective_points(CalibrationResult const& result) {
  double squares = 0.0;
  for (double const weight : result.weights) squares += weight * weight;
  return 1.0 / squares;
}

}  // namespace clustress::test
