// Targets on firms and worlds whose numbers are set by hand.
#include <clustress/catch.hpp>
#include <cmath>
#include <stdexcept>

#include "calibration/measure.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

Target const& target_named(std::string_view name) {
  for (Target const* target : measured_targets(Experiments::included)) {
    if (target->name == name) return *target;
  }
  throw std::invalid_argument("no such target");
}

using Jobs = std::vector<std::vector<std::int32_t>>;  // by quarter, then firm

// Jobs of a firm that lives in the quarters from first to last.
void add_firm(Jobs& jobs, int first, int last, std::int32_t persons) {
  for (int quarter = 0; quarter < static_cast<int>(jobs.size()); ++quarter)
    jobs[static_cast<std::size_t>(quarter)].push_back(quarter >= first && quarter <= last ? persons
                                                                                          : 0);
}

// Seven years: one firm lives throughout, one dies in the second year, two are born in the first,
// of which one dies in the second.
Jobs four_firms() {
  Jobs jobs(29);
  add_firm(jobs, 0, 28, 10);
  add_firm(jobs, 0, 5, 3);
  add_firm(jobs, 2, 28, 5);
  add_firm(jobs, 3, 6, 2);
  return jobs;
}

}  // namespace

TEST_CASE("a history knows when firms came and went", "[calibration]") {
  Jobs const jobs = four_firms();
  FirmHistory const history(jobs, 7);
  REQUIRE(history.firms() == 4);
  CHECK(history.first(0) == 0);
  CHECK(history.last(1) == 5);
  CHECK(history.first(2) == 2);
  CHECK(history.jobs(1, 3) == 2.0);
  CHECK(history.jobs(2, 3) == 0.0);
  std::vector<int> births;
  history.for_each_birth([&](std::size_t, int, int first, int) { births.push_back(first); });
  CHECK(births == std::vector<int>{2, 3});
  CHECK_THROWS_AS(FirmHistory(jobs, 8), ContractViolation);
}

// Year 1: four active, two births. Year 2: four active, two deaths. Then two firms, nothing.
// Both births are active in the second year, one in the sixth; the one that dies lived three
// quarters. Seen to fail when deaths of the year are counted to its end.
TEST_CASE("demography counts as Eurostat does", "[calibration]") {
  Jobs const jobs = four_firms();
  FirmHistory const history(jobs, 7);
  auto const value = [&](char const* name) { return target_named(name).of_history(history); };
  CHECK(value("entry_rate") == Approx(0.5 / 7));
  CHECK(value("exit_rate") == Approx(0.5 / 7));
  CHECK(value("survival_1y") == 1.0);
  CHECK(value("survival_5y") == 0.5);
  CHECK(value("survival_1y_exact_age") == 0.5);
  CHECK(value("survival_5y_exact_age") == 0.5);
  CHECK(value("newborn_size") == 3.5);
  CHECK(std::isnan(target_named("survival_5y").of_history(FirmHistory(jobs, 5))));
}

// Year 1: 5 + 2 jobs created, mean employment 10 + 3 + 2.5 + 1; year 2: 3 + 2 destroyed, mean
// employment 10 + 5 + 1.5 + 1. All by births and deaths; the other years have no flows, and no say
// in the shares.
TEST_CASE("job flows are rates over mean employment", "[calibration]") {
  Jobs const jobs = four_firms();
  FirmHistory const history(jobs, 7);
  auto const value = [&](char const* name) { return target_named(name).of_history(history); };
  CHECK(value("job_creation") == Approx(7 / 16.5 / 7));
  CHECK(value("job_destruction") == Approx(5 / 17.5 / 7));
  CHECK(value("excess_reallocation") == 0.0);
  CHECK(value("gross_reallocation") == Approx(7 / 16.5 / 7 + 5 / 17.5 / 7));
  CHECK(value("births_in_creation_new_firms") == 1.0);
  CHECK(value("deaths_in_destruction_gone_firms") == 1.0);
  for (auto const* none : {"subbotin_b", "sd_size_slope", "growth_autocorrelation_10plus"}) {
    INFO(none);
    CHECK(std::isnan(value(none)));  // too few firms of 10 persons
  }
}

// Half of all firms get 5 jobs, the others 300, of which each has innovated.
TEST_CASE("a year end knows who works and innovates in firms of what size", "[calibration]") {
  Arm arm = begin_arm(small_scenario());
  World& world = arm.world;
  double firms = 0;
  for_each_firm(world, [&](CellRow, std::size_t row) {
    bool const large = static_cast<int>(firms++) % 2 == 1;
    world.firms.jobs[row] = large ? 300 : 5;
    world.firms.last_innovation[row] = static_cast<std::int16_t>(large ? world.now : -400);
    world.firms.local_sales[row] = large ? 600 : 5;
    world.firms.outside_sales[row] = 0;
    world.firms.standing[row].set(Standing::exporter, large);
  });
  auto const value = [&](char const* name) { return target_named(name).of_year(YearEnd(world)); };
  double const large = std::floor(firms / 2), small = firms - large;
  CHECK(value("micro_firms") == Approx(small / firms));
  CHECK(value("mean_size") == Approx((300 * large + 5 * small) / firms));
  CHECK(value("employment_large") == Approx(300 * large / (300 * large + 5 * small)));
  CHECK(value("employment_small") == 0.0);
  CHECK(value("innovators") == 1.0);
  CHECK(value("innovators_large") == 1.0);
  CHECK(std::isnan(value("innovators_medium")));
  CHECK(std::isnan(value("innovators_large_over_medium")));
  CHECK(value("large_firms") == Approx(large / firms));
  CHECK(value("employment_below_50") == Approx(5 * small / (300 * large + 5 * small)));
  CHECK(value("size_slope_10_50") == 0.0);   // none of 10 to 49
  CHECK(value("size_slope_50_250") == 0.0);  // nor of 50 to 249
  CHECK(value("exporter_premium") == Approx(std::log(60.0)));
  CHECK(value("value_added_gradient") == Approx(std::log(2.0)));
}
