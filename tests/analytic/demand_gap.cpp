// The demand gap against closed forms: its path after a lasting fall, and what firms make of it.
#include "sim/behaviour/demand_gap.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/labour.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

// Demand at home falls by d in one market, the path outside by e in both, for good. After n
// quarters g = −((1 − τ) d + τ e)(1 − s_x)^n, and it is 0 in the hold. Seen to fail with the gap
// taken before what is usual follows, and without the share outside.
TEST_CASE("a lasting fall of demand becomes what is usual", "[analytic][cycle]") {
  double const speed = GENERATE(0.0, 0.08, 1.0), d = 0.1, e = 0.04;
  ModelParameters p = still_parameters();
  p.cycle.usual_speed = speed;
  World world = empty_world(one_region(1000, {0.3, 0.6}), p);
  for (std::size_t c = 0; c < 2; ++c) add_firm(world, CellRow(c), {500, 0.0, 2000.0, 3000.0, -400});
  set_demand_gaps(world);
  CHECK(demand_gap(world, CellRow(0)) == 0.0);
  open(world);
  set_demand_gaps(world);
  CHECK(near(demand_gap(world, CellRow(0)), 0.0, 1e-15));
  world.markets[0].local_demand *= std::exp(-d);
  world.environment.outside_demand = {std::exp(-e), std::exp(-e)};
  for (int n = 1; n <= 30; ++n) {
    set_demand_gaps(world);
    double const left = std::pow(1.0 - speed, n);
    REQUIRE(near(demand_gap(world, CellRow(0)), -(0.7 * d + 0.3 * e) * left, 1e-14));
    REQUIRE(near(demand_gap(world, CellRow(1)), -0.6 * e * left, 1e-14));
  }
}

// The same ideas are worth e^{θ g} as much. Seen to fail with the mood left out.
TEST_CASE("a project is worth less when demand is below what is usual", "[analytic][cycle]") {
  Scenario scenario = small_scenario();
  scenario.model.cycle.expectation = 3.0;
  Arm arm = begin_arm(scenario);
  World low = arm.world;
  for (std::size_t m = 0; m < low.markets.size(); ++m)
    low.markets[m].demand_gap = -0.02 * static_cast<double>(m + 1);
  Workspace usual, bad;
  have_ideas(arm.world, usual, true);
  have_ideas(low, bad, true);
  REQUIRE(usual.ideas.size() == bad.ideas.size());
  REQUIRE(usual.ideas.size() > 50);
  for (std::size_t i = 0; i < usual.ideas.size(); ++i) {
    std::size_t const m = low.economy->cell(bad.ideas[i].cell).market.get();
    double const factor = std::exp(3.0 * -0.02 * static_cast<double>(m + 1));
    REQUIRE(near(bad.ideas[i].value_keur, factor * usual.ideas[i].value_keur, 1e-12));
    REQUIRE(bad.ideas[i].cost_keur == usual.ideas[i].cost_keur);
  }
}

// Wages follow unemployment fully downwards in u and by 1 − r_w upwards. Seen to fail when both
// sides are rigid.
TEST_CASE("wages are rigid where unemployment is high, not where it is low", "[analytic][cycle]") {
  ModelParameters p = still_parameters();
  p.labour.wage_curve = -0.1;
  auto const wage = [&](double rigidity, std::int64_t jobs) {
    p.cycle.wage_rigidity = rigidity;
    World world = empty_world(one_region(1000, {0.5}), p);
    add_firm(world, CellRow(0), {static_cast<std::int32_t>(jobs), 0.0, 1.0, 1.0, -400});
    settle_labour(world);
    return world.regions[0].log_wage;
  };
  CHECK(wage(0.7, 1020) == wage(0.0, 1020));
  CHECK(wage(0.7, 1020) > 0.0);
  CHECK(relative_error(wage(0.7, 960), 0.3 * wage(0.0, 960)) < 1e-12);
  CHECK(wage(1.0, 960) == 0.0);
}

// With every strength at its neutral value nothing reads the gap: worlds whose gaps differ are the
// same firm by firm in a recession. Seen to fail when founders read the gap
// whatever their strength.
TEST_CASE("when all strengths are neutral nothing follows from a demand gap", "[contract][cycle]") {
  Scenario scenario = small_scenario(two_region_facts());
  for (RegionFacts& region : scenario.world.regions) region.hoarding = region.short_time = 0.5;
  scenario.model.cycle = same_in_bad_times();
  scenario.model.banks.bank_loans = 0.0;
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 9.0}, {"start_quarter", std::int64_t{2}}});
  add_stress(scenario, "exit", "anchor_firm_exit",
             {{"start_quarter", std::int64_t{3}}, {"severity_firms", std::int64_t{2}}});
  auto const world_at = [&](double speed, std::size_t stress) {
    scenario.model.cycle.usual_speed = speed;
    Arm arm = begin_arm(scenario, 0, stress);
    arm.step_until(12);
    for (MarketState& market : arm.world.markets) {
      CHECK(market.bought_away == 0.0);
      market.usual_demand = market.demand_gap = 0.0;
    }
    return arm.world;
  };
  for (std::size_t const stress : {1U, 2U})
    CHECK(same_state(world_at(0.08, stress), world_at(0.5, stress)));
}
