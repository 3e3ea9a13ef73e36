// What the experiments of calibration measure, against the same worlds run by hand.
#include <clustress/catch.hpp>
#include <cmath>
#include <map>
#include <string_view>

#include "calibration/measure.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

StopFlag const go_on{false};

Scenario seven_years() {
  Scenario scenario = scenario_to_validate();
  scenario.world.sectors[0].nace = "B-E";
  scenario.world.sectors[2].nace = "Q";
  return scenario;
}

std::map<std::string_view, double> measured(Scenario const& scenario) {
  std::vector<double> const values =
      measure_targets(scenario, prepare(scenario), 0, Experiments::included, go_on);
  auto const targets = measured_targets(Experiments::included);
  std::map<std::string_view, double> by_name;
  for (std::size_t k = 0; k < targets.size(); ++k) by_name[targets[k]->name] = values[k];
  return by_name;
}

}  // namespace

// The recession begins in quarter 5; quarters 5 to 12 are its two years. Seen to fail when the year
// before is taken in, and when the public block is left out of all jobs.
TEST_CASE("a recession is measured against the world undisturbed", "[calibration]") {
  Scenario const quiet = seven_years();
  auto const value = measured(quiet);
  Scenario scenario = quiet;
  add_stress(scenario, "recession", "demand_recession", {});
  Run const result = run(scenario);
  auto const change = [&](char const* group, char const* name, std::size_t entry, std::size_t from,
                          double fixed = 0.0) {
    double hit = 4 * fixed, undisturbed = 4 * fixed;
    for (std::size_t quarter = from; quarter <= 12; ++quarter) {
      undisturbed += result.value(0, group, name, 0, 0, quarter, entry);
      hit += result.value(0, group, name, 0, 1, quarter, entry);
    }
    return hit / undisturbed - 1.0;
  };
  CHECK(value.at("recession_jobs_per_output") ==
        Approx(change("total", "jobs", 0, 9) / change("total", "sales", 0, 9)));
  CHECK(value.at("recession_rd_per_output") ==
        Approx(change("total", "rd_spending", 0, 5) / change("total", "sales", 0, 5)));
  RegionFacts const& region = quiet.world.regions.front();
  double const in_public = region.fixed_block_share * region.employed_persons;
  REQUIRE(in_public > 0);
  double const all = change("total", "jobs", 0, 9, in_public);
  CHECK(value.at("recession_industry") == Approx(change("sector", "jobs", 0, 9) - all));
  CHECK(value.at("recession_public_health") ==
        Approx(change("sector", "jobs", 2, 9, in_public) - all));
  CHECK(std::isnan(value.at("recession_finance")));
}

// Seen to fail when the macro cycle is left on.
TEST_CASE("a region's growth is measured over sixty years without a cycle", "[calibration]") {
  Scenario const scenario = seven_years();
  auto const value = measured(scenario);
  Arm arm = begin_arm(scenario);
  arm.world.macro_cycle = false;
  RunningCovariance growth;
  double jobs_before = 0, output_before = 0;
  for (Quarter year = 1; year <= 60; ++year) {
    double jobs = 0, output = 0;
    for (Quarter quarter = 4 * year - 3; quarter <= 4 * year; ++quarter) {
      arm.step_until(quarter);
      for (CellState const& cell : arm.world.cells) {
        jobs += static_cast<double>(cell.jobs);
        output += cell.local_sales + cell.outside_sales;
      }
    }
    if (year > 1) growth.add(std::log(output / output_before), std::log(jobs / jobs_before));
    jobs_before = jobs, output_before = output;
  }
  CHECK(value.at("regional_growth_sd") == Approx(100 * std::sqrt(growth.x().variance())));
  CHECK(value.at("jobs_per_output") == Approx(growth.covariance() / growth.x().variance()));
}
