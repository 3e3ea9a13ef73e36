// tests/support/fit_toy.hpp — simulators to be fitted whose truth is known: moments are functions
// of the cube, with normal luck that is a function of its number.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/inference/problem.hpp"

namespace clustress::test {

struct FitToy {
  std::size_t parameters = 2;
  std::vector<std::function<double(std::vector<double> const&)>> moments;
  double luck_sd = 1e-3;  // of one replicate, the same in all moments, independent
  std::function<std::string(std::vector<double> const&)> why_it_fails;
  std::uint64_t worlds = 0;  // another number draws other luck throughout

  [[nodiscard]] PointEvaluation at(PointRequest const& request, std::uint32_t replicates) const;
  [[nodiscard]] EvaluatePoints evaluator(std::uint32_t replicates) const;
  // What is observed at `truth`: with errors of `sd`, which `number` draws.
  [[nodiscard]] CalibrationProblem problem(std::vector<double> const& truth, double sd,
                                           std::uint64_t number) const;
};

// y = a + b x for each moment: rows (a, b…).
FitToy linear_toy(std::vector<std::vector<double>> const& rows);
// Three bent moments of two parameters.
FitToy bent_toy(double luck_sd);

// The method of that name, run.
CalibrationResult fit_by(std::string_view method, CalibrationProblem const& problem,
                         EvaluatePoints const& evaluate);

// Whether a note has these words.
bool says(CalibrationResult const& result, std::string_view words);
// 1/Σ w²
double effective_points(CalibrationResult const& result);

}  // namespace clustress::test
