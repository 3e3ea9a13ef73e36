// Recoveries: the truth is left out of what a method sees, and cases are counted by hand.
#include <clustress/catch.hpp>

#include "calibration/inference/recovery.hpp"
#include "tests/support/fit_toy.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t asked_points = 4;

std::vector<PointRequest> requests() {
  std::vector<PointRequest> all;
  for (std::size_t k = 0; k < asked_points; ++k)
    all.push_back({{0.2 + 0.2 * static_cast<double>(k)}, k + 1});
  return all;
}

// Says that the parameter is what the moment is, with ten draws around it from −0.09 to +0.09 in
// steps of 0.02, moved by `off`. Finds nothing where the truth is above 0.7.
template <int off_in_percent>
CalibrationResult method(CalibrationProblem const& problem, EvaluatePoints const& evaluate,
                         TellProgress const&) {
  auto const answers = evaluate(requests());
  std::size_t usable = 0;
  for (PointEvaluation const& one : answers) usable += one.usable ? 1 : 0;
  CalibrationResult result;
  double const found = problem.moments[0].value + 0.01 * off_in_percent;
  bool const is_truth = problem.moments[0].discrepancy_variance == 0.0;
  CHECK(usable == (is_truth ? asked_points - 1 : asked_points));
  if (is_truth && found > 0.7) {
    result.is_empty = true;
    return result;
  }
  for (int k = 0; k < 10; ++k) result.points.push_back({found - 0.09 + 0.02 * k});
  result.weights.assign(10, 0.1);
  result.parameters = {{.median = found, .posterior_sd = 0.05, .shrinkage = 0.2}};
  return result;
}

EvaluatePoints identity() {
  FitToy const toy = linear_toy({{0.0, 1.0}});
  return toy.evaluator(4);
}

CalibrationProblem problem() {
  CalibrationProblem p = linear_toy({{0.0, 1.0}}).problem({0.5}, 0.01, 1);
  p.moments[0].discrepancy_variance = 0.1;
  p.parameters[0].value_at = [](double place) { return place; };
  p.replicates = 4;
  p.most_evaluations = 100;
  return p;
}

}  // namespace

// Truths 0.2, 0.4, 0.6, 0.8; the last is never found. Half of the draws lie below each of the
// others: every level holds.
TEST_CASE("points taken for the truth are recovered", "[unit][calibration][recovery]") {
  Recoveries const all =
      recover({"exact", "", &method<0>}, problem(), identity(), asked_points, {});
  CHECK(all.count == 3);
  CHECK(all.empty == 1);
  for (std::size_t const held : all.parameters[0].held) CHECK(held == 3);
  CHECK(all.held(0) == 1.0);
  CHECK(std::abs(all.parameters[0].bias) < 0.1);
  CHECK(all.parameters[0].shrinkage == Approx(0.2));
}

// Medians 0.06 too high: draws from −0.03 on, so that two of ten lie below the truth: rank 0.2 is
// outside 50 %, inside 80 and 90 %. The bias is 0.06/0.05.
TEST_CASE("a method that is off is told from its ranks", "[unit][calibration][recovery]") {
  Recoveries const all = recover({"off", "", &method<6>}, problem(), identity(), asked_points, {});
  CHECK(all.count == 3);
  CHECK(all.parameters[0].held[0] == 0);
  CHECK(all.parameters[0].held[1] == 3);
  CHECK(all.parameters[0].held[2] == 3);
  CHECK(all.parameters[0].bias == Approx(1.2).margin(0.1));
  CHECK(recover({"off", "", &method<6>}, problem(), identity(), 2, {}).count == 2);
}
