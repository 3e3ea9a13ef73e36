// tests/unit/smm_fixture.hpp — models for the simulated method of moments: one whose numbers are
// found by hand, one that is bent.
#pragma once

#include <cmath>
#include <vector>

#include "tests/support/fit_toy.hpp"

namespace clustress {

using test::fit_by;
using test::FitToy;
using test::says;

// rate = 4 u, spread = 5 u.
inline CalibrationProblem two_parameters(std::vector<FittedMoment> moments) {
  CalibrationProblem problem;
  problem.parameters = {{"rate", [](double u) { return 4.0 * u; }},
                        {"spread", [](double u) { return 5.0 * u; }}};
  problem.moments = std::move(moments);
  problem.replicates = 8;
  problem.most_evaluations = 300;
  problem.posterior_points = 400;
  return problem;
}

// Moments a, b, a + b of observed 1, 2, 3.6, each with error variance 0.004 + 0.006.
inline CalibrationProblem by_hand() {
  return two_parameters(
      {{"first", 1.0, 0.004, 0.006}, {"second", 2.0, 0.004, 0.006}, {"both", 3.6, 0.004, 0.006}});
}
// a, b, a + b without luck.
inline FitToy sums() {
  FitToy toy = test::linear_toy({{0, 4, 0}, {0, 0, 5}, {0, 4, 5}});
  toy.luck_sd = 0.0;
  return toy;
}

// Five moments, of which three are bent.
inline FitToy bent(std::uint64_t worlds, double luck_sd = 0.1) {
  FitToy toy;
  toy.moments = {[](auto const& u) { return 4.0 * u[0]; },
                 [](auto const& u) { return std::exp(1.5 * u[1]); },
                 [](auto const& u) { return 5.0 * u[0] * u[1]; },
                 [](auto const& u) { return 5.0 * u[1] - 2.0 * u[0]; },
                 [](auto const& u) { return std::sqrt(1.0 + 4.0 * u[0]); }};
  toy.luck_sd = luck_sd;
  toy.worlds = worlds;
  return toy;
}
inline std::vector<double> const truth{0.375, 0.5};

// Observed at the truth with errors of that variance.
inline CalibrationProblem observed(FitToy const& toy, double variance, std::uint64_t number) {
  return two_parameters(toy.problem(truth, std::sqrt(variance), number).moments);
}

inline CalibrationResult smm(CalibrationProblem const& problem, FitToy const& toy) {
  return fit_by("smm", problem, toy.evaluator(problem.replicates));
}

}  // namespace clustress
