// The problem that a study poses, and what is made of evaluations; numbers by hand.
#include "calibration/calibration_problem.hpp"

#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/confirmation.hpp"
#include "sim/core/errors.hpp"

using namespace clustress;

namespace {

Target const& target(std::string_view name) {
  for (Target const* one : measured_targets(Experiments::included)) {
    if (one->name == name) return *one;
  }
  throw std::runtime_error("no such target");
}

Scenario study() {
  Scenario scenario;
  scenario.simulation.replicates = 6;
  scenario.points.uncertain = {
      {"model.market.shock_scale", "log points", uniform(0.2, 0.4), "", false, 0.3}};
  return scenario;
}

}  // namespace

TEST_CASE("targets that are given to be fitted are, and none that is not",
          "[unit][calibration][problem]") {
  std::vector<Target const*> const usual = targets_to_fit({});
  REQUIRE(usual.size() > 10);
  for (Target const* one : usual) CHECK(one->is_fitted);
  for (std::string_view const held : {"unemployment", "local_multiplier_5y", "innovators"})
    CHECK_FALSE(target(held).is_fitted);
  CalibrationOptions options;
  options.fit = {"loan_refusals", "entry_rate"};
  std::vector<Target const*> const named = targets_to_fit(options);
  REQUIRE(named.size() == 2);
  CHECK(named[0]->name == "entry_rate");
  CHECK(experiments_for(named) == Experiments::left_out);
  options.fit = {"local_multiplier_5y"};
  CHECK(experiments_for(targets_to_fit(options)) == Experiments::included);
  for (char const* const wrong : {"entry_rte", "unemployment"}) {
    options.fit = {wrong};
    CHECK_THROWS_AS(targets_to_fit(options), UsageError);
  }
  options.fit = {"entry_rate", "entry_rate"};
  CHECK_THROWS_AS(targets_to_fit(options), UsageError);
}

TEST_CASE("a study is a problem on the unit cube", "[unit][calibration][problem]") {
  Scenario scenario = study();
  std::vector<Target const*> const fitted{&target("mean_size")};
  CalibrationProblem const problem = calibration_problem(scenario, fitted);
  CHECK(problem.replicates == 6);
  CHECK(problem.most_evaluations == 30);
  ObservedFigure own;
  own.moment = "mean_size", own.value = 7.0, own.standard_error = 0.3, own.spread = 0.4;
  scenario.observed = {own};
  FittedMoment const moment = calibration_problem(scenario, fitted).moments.at(0);
  CHECK(moment.value == 7.0);
  CHECK(moment.observed_variance == Approx(0.25));
  CHECK(moment.discrepancy_variance == Approx(0.49));
  scenario.observed.clear();
  double const place[] = {0.25};
  CHECK(values_at(problem, place).front() == Approx(0.25));
  // Observed 5.04 persons, errors of 0.01 and 0.5; a tenth is 0.504.
  CHECK(problem.moments.at(0).observed_variance == Approx(0.01 * 0.01 + 0.25));
  CHECK(problem.moments.at(0).discrepancy_variance == Approx(0.504 * 0.504));
  scenario.points.calibration.replicates = 3;
  CHECK(calibration_problem(scenario, fitted).replicates == 3);
  scenario.points.uncertain.clear();
  CHECK_THROWS_AS(calibration_problem(scenario, fitted), UsageError);
}

TEST_CASE("a point is usable if its fitted moments are there", "[unit][calibration][problem]") {
  std::vector<Target const*> const fitted{&target("entry_rate"), &target("mean_size")};
  std::size_t const columns[] = {0, 2};
  Evaluation evaluation;
  evaluation.status = EvaluationStatus::done;
  evaluation.measured = {{1.0, NAN, 10.0}, {3.0, NAN, 14.0}, {2.0, NAN, 12.0}};
  PointEvaluation const point = moments_of(evaluation, columns, fitted);
  CHECK(point.usable);
  CHECK(point.replicates == 3);
  CHECK(point.mean == std::vector<double>{2.0, 12.0});
  CHECK(point.covariance == std::vector<double>{1.0, 2.0, 2.0, 4.0});
  std::size_t const missing[] = {0, 1};
  PointEvaluation const none = moments_of(evaluation, missing, fitted);
  CHECK_FALSE(none.usable);
  CHECK(none.cause == "mean_size has no population in two replicates");
  evaluation.status = EvaluationStatus::failed;
  evaluation.cause = "replicate 1: broke";
  CHECK_FALSE(moments_of(evaluation, columns, fitted).usable);
  CHECK(moments_of(evaluation, columns, fitted).cause == "replicate 1: broke");
}

// Best point 5 and 5.2 persons: 5.1, in the band 4.5 to 5.6. Three posterior points of means 4, 5
// and 6, each at the middle of its weight (Hazen): at 0.025, 0.075 and 0.55, so that the quantile
// at 5 % lies half way between 4 and 5.
TEST_CASE("a fit is told with all targets and how they lie over the posterior",
          "[unit][calibration][problem]") {
  std::vector<Target const*> const moments{&target("entry_rate"), &target("mean_size")};
  std::vector<Target const*> const fitted{&target("mean_size")};
  auto const of = [](double size) {
    Evaluation e;
    e.status = EvaluationStatus::done;
    e.measured = {{0.5, size - 0.1}, {0.5, size + 0.1}};
    return e;
  };
  std::vector<Evaluation> const posterior{of(5.0), of(6.0), of(4.0), Evaluation{}};
  double const weights[] = {0.01, 0.18, 0.01, 0.2};
  auto const confirmed = confirmation(moments, fitted, of(5.1), posterior, weights, study().world);
  REQUIRE(confirmed.size() == 2);
  CHECK_FALSE(confirmed[0].is_fitted);
  CHECK(confirmed[1].is_fitted);
  CHECK(confirmed[1].at_best.inside);
  CHECK(confirmed[1].points == 3);
  CHECK(confirmed[1].over_posterior->low == Approx(4.5));
  CHECK(confirmed[1].over_posterior->high == Approx(6.0));
  FitTally const tally = tally_of(confirmed);
  CHECK(tally.fitted == 1);
  CHECK(tally.fitted_met == 1);
  CHECK(tally.held_out == 1);
  CHECK(tally.held_out_met == 0);
}
