// Recoveries: cases are counted by hand.
#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/inference/recovery.hpp"
#include "tests/support/fit_toy.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t truths = 8;

// Says that the parameter is what the moment is, with ten draws around it from −0.09 to +0.09 in
// steps of 0.02, moved by `off`. Finds nothing where the truth is above 0.7.
template <int off_in_percent>
CalibrationResult method(CalibrationProblem const& problem, EvaluatePoints const&,
                         TellProgress const&) {
  FittedMoment const& moment = problem.moments[0];
  CHECK(moment.observed_variance == 0.0);
  CHECK(moment.discrepancy_variance == 0.0);
  CHECK(moment.luck_variance > 0.0);
  CHECK_FALSE(problem.wants_profiles);
  CalibrationResult result;
  double const found = moment.value + 0.01 * off_in_percent;
  if (found > 0.7) {
    result.is_empty = true;
    return result;
  }
  for (int k = 0; k < 10; ++k) result.points.push_back({found - 0.09 + 0.02 * k});
  result.weights.assign(10, 0.1);
  result.parameters = {{.median = found, .posterior_sd = 0.05, .shrinkage = 0.2}};
  return result;
}

CalibrationProblem problem() {
  CalibrationProblem p = linear_toy({{0.0, 1.0}}).problem({0.5}, 0.01, 1);
  p.moments[0].discrepancy_variance = 0.1;
  p.parameters[0].value_at = [](double place) { return place; };
  p.replicates = 4;
  p.most_evaluations = 100;
  p.wants_profiles = true;
  return p;
}

// Truths whose moment is at most 0.7 − off; luck of 0.0005 moves none across.
std::size_t below(double most) {
  SobolPoints sobol(1, problem().seed + 1);
  std::size_t count = 0;
  for (std::size_t k = 0; k < truths; ++k) {
    double place = 0.0;
    sobol.next({&place, 1});
    REQUIRE(std::abs(place - most) > 0.005);
    if (place < most) ++count;
  }
  return count;
}

}  // namespace

// Half of the draws lie below each truth that is found: every level holds.
TEST_CASE("points taken for the truth are recovered", "[unit][calibration][recovery]") {
  FitToy const toy = linear_toy({{0.0, 1.0}});
  Recoveries const all =
      recover({"exact", "", &method<0>}, problem(), toy.evaluator(4), truths, {});
  CHECK(all.count == below(0.7));
  CHECK(all.empty == truths - all.count);
  CHECK(all.empty > 0);
  for (std::size_t const held : all.parameters[0].held) CHECK(held == all.count);
  CHECK(all.held(0) == 1.0);
  CHECK(std::abs(all.parameters[0].bias) < 0.1);
  CHECK(all.parameters[0].shrinkage == Approx(0.2));
}

// Medians 0.06 too high: draws from −0.03 on, so that two of ten lie below the truth: rank 0.2 is
// outside 50 %, inside 80 and 90 %. The bias is 0.06/0.05.
TEST_CASE("a method that is off is told from its ranks", "[unit][calibration][recovery]") {
  FitToy const toy = linear_toy({{0.0, 1.0}});
  Recoveries const all = recover({"off", "", &method<6>}, problem(), toy.evaluator(4), truths, {});
  CHECK(all.count == below(0.64));
  CHECK(all.parameters[0].held[0] == 0);
  CHECK(all.parameters[0].held[1] == all.count);
  CHECK(all.parameters[0].held[2] == all.count);
  CHECK(all.parameters[0].bias == Approx(1.2).margin(0.1));
}

// A point that cannot be simulated is no truth. Of methods with waves one is asked for, so that all
// recoveries share its evaluations.
TEST_CASE("recoveries share a first wave and pass over what fails",
          "[unit][calibration][recovery]") {
  FitToy toy = linear_toy({{0.0, 1.0}});
  toy.why_it_fails = [](std::vector<double> const& x) { return x[0] > 0.5 ? "broke" : ""; };
  static CalibrationProblem asked;
  auto const method = [](CalibrationProblem const& p, EvaluatePoints const&, TellProgress const&) {
    asked = p;
    return CalibrationResult{};
  };
  Recoveries const all =
      recover({"waves", "", method, true}, problem(), toy.evaluator(4), truths, {});
  CHECK(all.failed == truths - below(0.5));
  CHECK(all.empty == below(0.5));
  CHECK(asked.waves == 1);
  CHECK(asked.most_evaluations == 11);
  recover({"none", "", method, false}, problem(), toy.evaluator(4), truths, {});
  CHECK(asked.most_evaluations == 100);
}
