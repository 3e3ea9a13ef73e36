// Small worlds are brought to their declared size by what was measured, and what that may be wrong
// by is an error like any other.
#include <clustress/catch.hpp>
#include <cmath>
#include <set>

#include "calibration/calibration_problem.hpp"
#include "calibration/judge.hpp"
#include "calibration/measure.hpp"
#include "calibration/size_bias.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/scenarios/tiny.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Cells of the tiny world: industry 800 and, in the cluster, 100; services 1,500.
double const tiny_x = (std::sqrt(800.0) + std::sqrt(100.0) + std::sqrt(1500.0)) / 2400.0;

// Of the slope over a change of x, and of the line at both of its ends.
double error_of(SizeBias const& bias, double change) {
  return std::sqrt(std::pow(bias.slope_error * change, 2) + 2.0 * std::pow(bias.misfit, 2));
}

Scenario tiny_at(std::string const& scale, std::string const& more = "") {
  return load_scenario_text(tiny + more, "tiny.toml", {"world.scale=" + scale});
}

}  // namespace

TEST_CASE("x is the mean over jobs of 1/√(jobs of the cell)", "[scale][calibration]") {
  Smallness const whole = smallness_of(tiny_at("1").world);
  CHECK(whole.simulated == Approx(tiny_x));
  CHECK(whole.declared == Approx(tiny_x));
  Smallness const ninth = smallness_of(tiny_at("0.1111111111111111").world);
  CHECK(ninth.simulated == Approx(3.0 * tiny_x));
  CHECK(ninth.declared == Approx(tiny_x));
}

TEST_CASE("the table knows every target that may be fitted", "[scale][calibration]") {
  std::set<std::string_view> names;
  auto const targets = measured_targets(Experiments::included);
  for (SizeBias const& bias : size_biases()) {
    INFO(bias.moment);
    CHECK(names.insert(bias.moment).second);
    CHECK(std::ranges::find(targets, bias.moment, &Target::name) != targets.end());
    CHECK(std::isfinite(bias.slope));
    CHECK(bias.slope_error > 0.0);
    CHECK(bias.misfit >= 0.0);
  }
  for (Target const* target : targets) {
    INFO(target->name);
    if (target->is_fitted) CHECK(names.contains(target->name));
  }
  // Told from nothing where theory says so: the tail ends at the cell.
  SizeBias const* const tail = find_size_bias("tail_exponent");
  REQUIRE(tail != nullptr);
  CHECK(tail->slope > 5.0 * tail->slope_error);
}

TEST_CASE("moments are shifted by slope times the change of x", "[scale][calibration]") {
  auto const targets = measured_targets(Experiments::left_out);
  Scenario scenario = tiny_at("0.25");
  auto const corrections = size_corrections(targets, scenario.world);
  double const change = tiny_x - 2.0 * tiny_x;
  for (std::size_t k = 0; k < targets.size(); ++k) {
    INFO(targets[k]->name);
    SizeBias const* const bias = find_size_bias(targets[k]->name);
    CHECK(corrections[k].is_known == (bias != nullptr));
    if (bias == nullptr) continue;
    CHECK(corrections[k].shift == Approx(bias->slope * change));
    CHECK(corrections[k].error == Approx(error_of(*bias, change)));
  }
  scenario.simulation.spin_up_quarters = 40;
  Preparation const preparation = prepare(scenario);
  StopFlag const never{};
  auto const measured = [&](MeasuredAt size) {
    return measure_targets(scenario, preparation, 0, Experiments::left_out, never, {}, size);
  };
  auto const found = measured(MeasuredAt::simulated_size);
  auto const brought = measured(MeasuredAt::declared_size);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    if (!std::isnan(found[k])) CHECK(brought[k] == found[k] + corrections[k].shift);
  }
  for (SizeCorrection const& one : size_corrections(targets, tiny_at("1").world)) {
    CHECK(one.shift == 0.0);
    CHECK(one.error == 0.0);
    CHECK(one.is_known);
  }
}

TEST_CASE("what a correction may be wrong by counts as error", "[scale][calibration]") {
  std::string const doubt = "[[uncertain]]\nparameter = \"model.market.shock_scale\"\n";
  auto const targets = targets_to_fit({});
  auto const whole = calibration_problem(tiny_at("1", doubt), targets);
  Scenario const quarter = tiny_at("0.25", doubt);
  auto const small = calibration_problem(quarter, targets);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    double const error = error_of(*find_size_bias(targets[k]->name), tiny_x);
    CHECK(whole.moments[k].size_variance == 0.0);
    CHECK(small.moments[k].size_variance == Approx(error * error));
    CHECK(small.moments[k].error_variance() ==
          Approx(whole.moments[k].error_variance() + error * error));
  }
  auto const judged = [&](Scenario const& scenario) {
    std::vector<std::vector<double>> rows;
    for (double const x : {1.0, 2.0, 3.0}) rows.emplace_back(targets.size(), x);
    return judge(targets, rows, scenario.world);
  };
  auto const before = judged(tiny_at("1")), after = judged(quarter);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    double const error = error_of(*find_size_bias(targets[k]->name), tiny_x);
    double const all = std::sqrt(1.0 / 3.0 + error * error);  // SD 1, three values
    CHECK(after[k].simulated->standard_error == Approx(all));
    CHECK(after[k].simulated->value == before[k].simulated->value);
    double const wide = after[k].simulated->interval.high - after[k].simulated->value;
    double const was = before[k].simulated->interval.high - before[k].simulated->value;
    CHECK(wide / was == Approx(all * std::sqrt(3.0)));
  }
}

TEST_CASE("what size does not tell is not fitted in a scaled world", "[scale][calibration]") {
  std::string const study =
      "[[uncertain]]\nparameter = \"model.market.shock_scale\"\n[calibrate]\nfit = "
      "[\"local_multiplier_5y\"]\n";
  Scenario const whole = tiny_at("1", study), half = tiny_at("0.5", study);
  auto const targets = targets_to_fit(whole.points.calibration);
  CHECK_NOTHROW(calibration_problem(whole, targets));
  if (find_size_bias("local_multiplier_5y") == nullptr)
    CHECK_THROWS_AS(calibration_problem(half, targets), UsageError);
}
