// Founders in bad times: closed forms, and that the same people stand behind every number.
#include "sim/behaviour/entry_cycle.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/entry.hpp"
#include "sim/behaviour/founders.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

// Founders are e^{ε_g g} times as many, and of these 1 − s_B (1 − ϰ) find the money. Easy credit
// brings nobody.
TEST_CASE("founders follow the demand gap, and a part of them needs a bank", "[analytic][cycle]") {
  ModelParameters p = still_parameters();
  p.cycle.entry_gap = 1.5;
  p.cycle.founders_on_credit = 0.3;
  World world = empty_world(one_region(1000, {0.5}), p);
  add_firm(world, CellRow(0), {1000, 0.0, 5000.0, 5000.0, -400});
  open(world);
  CHECK(founders_over_cycle(world, CellRow(0)) == 1.0);
  CHECK(founders_with_credit(world, CellRow(0)) == 1.0);
  world.markets[0].demand_gap = -0.08;
  CHECK(near(founders_over_cycle(world, CellRow(0)), std::exp(-0.12), 1e-14));
  for (auto const& [credit, share] : {std::pair{0.0, 0.7}, {0.5, 0.85}, {1.0, 1.0}, {1.2, 1.0}}) {
    world.environment.credit = {credit};
    CHECK(near(founders_with_credit(world, CellRow(0)), share, 1e-14));
  }
}

// With less credit the same people would found, in the same order, and more of them lack means:
// whoever has a gap with usual credit has the same one without. Seen to fail when scarce credit
// takes would-be founders away.
TEST_CASE("founders whom no bank serves would still found", "[analytic][cycle]") {
  Scenario scenario = small_scenario();
  scenario.model.cycle.founders_on_credit = 0.4;
  scenario.model.entry.finds_elsewhere = 0.0;
  scenario.model.entry.asks_without_need = 1.0;  // else those without a gap are not among the ideas
  Arm arm = begin_arm(scenario);
  arm.step();
  World tight = arm.world;
  tight.environment.credit.assign(tight.economy->facts.sectors.size(), 0.25);
  Workspace usual, crunch;
  have_founders(arm.world, usual);
  have_founders(tight, crunch);
  REQUIRE(usual.ideas.size() == crunch.ideas.size());
  int without_gap = 0, new_gaps = 0;
  for (std::size_t i = 0; i < usual.ideas.size(); ++i) {
    Idea const &a = usual.ideas[i], &b = crunch.ideas[i];
    REQUIRE(a.firm == b.firm);
    bool const had = a.founder_means_keur < a.cost_keur, has = b.founder_means_keur < b.cost_keur;
    if (had) REQUIRE(b.founder_means_keur == a.founder_means_keur);
    without_gap += had ? 0 : 1;
    new_gaps += has && !had ? 1 : 0;
  }
  CHECK(new_gaps > 0.15 * without_gap);
  CHECK(new_gaps < 0.45 * without_gap);
}
