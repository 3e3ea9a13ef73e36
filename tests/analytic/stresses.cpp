// What each stress does to a world put together by hand, worked out on paper.
#include <clustress/catch.hpp>

#include "sim/behaviour/finance.hpp"
#include "sim/programme/terms.hpp"
#include "sim/world/stress_terms.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Stresses = std::vector<std::shared_ptr<Stress const>>;

// In full force from the first quarter on.
std::shared_ptr<Stress const> at_once(std::string const& kind, double severity_percent,
                                      Settings more = {}) {
  more.insert(more.end(), {{"severity_percent", severity_percent},
                           {"start_quarter", std::int64_t{1}},
                           {"onset_quarters", std::int64_t{1}},
                           {"trough_quarters", std::int64_t{400}}});
  return make_stress(kind, more);
}

// Without overhead and founder's draw, at wages of the base year.
double margin(double sales, int jobs) {
  return sales - DemandParameters{}.labour_share * 10.0 * (jobs - 1);
}

}  // namespace

// Start 3, onset 2, trough 1, recovery 2, a quarter stays: ½ and 1 of the onset, 1, then down by ⅜
// a quarter to ¼. Seen to fail with a recovery that begins a quarter late.
TEST_CASE("a stress comes and goes by its timing", "[analytic][stress]") {
  StressTiming const timing{3, 2, 1, 2, 0.25};
  double const expected[] = {0, 0, 0, 0.5, 1, 1, 0.625, 0.25, 0.25};
  for (Quarter q = 0; q <= 8; ++q) CHECK(timing.in_force(q) == expected[q]);
  CHECK(timing.in_force(1000) == 0.25);
}

// Sales of 100 kEUR a quarter and κ_c = ¼ make a limit of 100 kEUR; a crunch of 60 % leaves 40, and
// a firm is constrained with less than 10 kEUR of cash instead of a debt of 50. R&D of 2 % of sales
// is 2 kEUR. The debt at the end of quarter 1:
//   A 30: constrained by the crunch only    C has 20: never
//           D 45, above the limit, with a profit: constrained, not closed
//   B 45 to 52 with a loss, as it needs 10 e jobs, 27 or 28: insolvent by the crunch only
// In quarter 2 A and D keep q_K of their R&D, and of the 4 jobs it lacks A wants h_c. Another
// sector with the same firms is out of scope. Seen to fail: with the limit in settle_cash not
// lowered; with D closed as B; with the credit of sector 0 for all; without scope.
TEST_CASE("a credit crunch constrains firms in debt and closes those that lose money as well",
          "[analytic][stress]") {
  ModelParameters p = still_parameters();
  p.finance.credit_limit = 0.25;
  p.finance.working_capital = 0.5;
  p.finance.cash_ceiling = 2.0;
  p.research.intensity = 0.02;
  p.research.intensity_slope = 0.0;
  p.research.performer_threshold = -5.0;
  p.research.hazard_effect = 0.0;
  p.market.sales_elasticity = 0.0;
  p.knowledge.persistence = 1.0;
  World world = empty_world(one_region(120, {1.0, 1.0}), p);
  auto const add = [&](std::size_t sector, std::int32_t jobs, double productivity, double debt) {
    std::size_t const row =
        add_firm(world, CellRow(sector), {jobs, productivity, 0.0, 100.0, -400});
    world.firms.cash[row] = -debt - margin(100.0, jobs) + 2.0;
  };
  for (std::size_t s = 0; s < 2; ++s) {
    for (double const debt : {30.0, -20.0, 45.0}) add(s, 10, 0.0, debt);
    add(s, 27, -1.0 / p.labour.labour_saving, 45.0);
  }
  open(world);
  World undisturbed = world;
  Stresses const crunch = {
      at_once("credit_crunch", 60.0, {{"sectors", std::vector<std::string>{"sector 1"}}})};
  Workspace workspace;
  step(world, workspace, {nullptr, crunch});
  run_quarters(undisturbed, 1);
  std::size_t const a = world.firms.segment(CellRow(1)).begin, c = a + 1, d = a + 2;
  CHECK(std::abs(world.firms.cash[a] + 30.0) < 1e-9);
  for (std::size_t const row : {a, c, d}) {
    CHECK((world.firms.standing[row].has(Standing::constrained)) == (row != c));
    CHECK(!undisturbed.firms.standing[row].has(Standing::constrained));
  }
  CHECK(world.cells[1].insolvencies == 1);
  CHECK(world.firms.segment(CellRow(1)).count == 3);
  CHECK(world.cells[0].insolvencies == 0);
  CHECK(undisturbed.cells[1].insolvencies == 0);
  CHECK(std::abs(credit_limit_keur(world, CellRow(1), a) - 40.0) < 1e-9);
  CHECK(std::abs(credit_limit_keur(world, CellRow(0), 0) - 100.0) < 1e-9);

  world.firms.jobs[a] = world.firms.jobs[c] = 6;
  step(world, workspace, {nullptr, crunch});
  run_quarters(undisturbed, 1);
  CHECK(relative_error(world.cells[1].rd_spending,
                       2.0 * (2.0 * p.research.constrained_share + 1.0)) < 1e-9);
  CHECK(same_bits(world.cells[0].rd_spending, undisturbed.cells[0].rd_spending));
  CHECK(relative_error(workspace.wanted_jobs[a], 6.0 + 4.0 * p.finance.constrained_hiring) < 1e-9);
  CHECK(relative_error(workspace.wanted_jobs[c], 10.0) < 1e-9);
}

// Energy is a tenth of sales and costs half more: 5 % of sales. Outside sales then go to e^{−η θ_E
// 0.05} of their path by κ of the gap a quarter, in kEUR, as nothing else moves; local sales stay
// at the demand. The margin is 200 less 5 % and wages. A sector without energy is untouched, bit
// for bit. Seen to fail: with the log price in place of what it costs more; with θ_E left out;
// without the term in the market.
TEST_CASE("dearer energy takes its cost from cash and competitiveness outside",
          "[analytic][stress]") {
  ModelParameters p = still_parameters();
  p.market.energy_sensitivity = 0.8;
  p.market.outside_reversion = 0.03;
  auto const outside_after = [&](int quarters) {
    return 100.0 * (1.0 + std::expm1(-p.market.sales_elasticity * 0.8 * 0.05) *
                              (1.0 - std::pow(0.97, quarters)));
  };
  WorldFacts facts = one_region(40, {0.5, 0.5});
  facts.sectors[0].energy_share = 0.1;
  facts.sectors[1].energy_share = 0.0;
  World world = empty_world(facts, p);
  std::size_t const row = add_firm(world, CellRow(0), {20, 0.0, 100.0, 100.0, -400});
  add_firm(world, CellRow(1), {20, 0.0, 100.0, 100.0, -400});
  world.firms.cash[row] = 0.0;
  open(world);
  World undisturbed = world;
  Stresses const shock = {at_once("energy_price_shock", 50.0)};
  run_quarters(world, 1, {nullptr, shock});
  run_quarters(undisturbed, 1);
  double const outside = outside_after(1);
  CHECK(relative_error(world.firms.outside_sales[row], outside) < 1e-12);
  CHECK(relative_error(world.firms.cash[row],
                       margin((100.0 + outside) * 0.95, world.firms.jobs[row])) < 1e-12);
  for (int q = 2; q <= 12; ++q) {
    run_quarters(world, 1, {nullptr, shock});
    run_quarters(undisturbed, 1);
    REQUIRE(relative_error(world.firms.outside_sales[row], outside_after(q)) < 1e-12);
    REQUIRE(relative_error(world.firms.local_sales[row], 100.0) < 1e-12);
  }
  std::size_t const other = world.firms.segment(CellRow(1)).begin;
  CHECK(same_bits(world.firms.outside_sales[other], undisturbed.firms.outside_sales[other]));
  CHECK(same_bits(world.firms.cash[other], undisturbed.firms.cash[other]));
}

// ⌊p k/10⁶⌋, so c = after_cut(p, k) is the only number with 10⁶ c <= p k < 10⁶ (c + 1). The largest
// budget, 10¹³ cents, must not overflow. Seen to fail with the product of two doubles (0.2 of 1000
// is then 199) and with rounding to nearest.
TEST_CASE("what is left of a release is rounded down to the cent", "[analytic][stress]") {
  for (Cents const planned :
       {Cents{0}, Cents{1}, Cents{7}, Cents{1000}, Cents{999'999}, Cents{123'456'789'012}}) {
    for (std::int64_t const kept : {0, 1, 200'000, 333'333, 500'000, 999'999, 1'000'000}) {
      Cents const left = after_cut(planned, kept);
      CHECK(left * 1'000'000 <= planned * kept);
      CHECK((left + 1) * 1'000'000 > planned * kept);
    }
  }
  CHECK(after_cut(1000, 200'000) == 200);
  CHECK(after_cut(10'000'000'000'000, 333'333) == 3'333'330'000'000);
}

// Factors multiply, log prices add, closures are all carried out; sectors out of scope keep their
// part. Seen to fail when a stress assigns where it should multiply or add.
TEST_CASE("stresses that act together add up", "[analytic][stress]") {
  World world = empty_world(one_region(60, {0.5, 0.5}), still_parameters());
  open(world);
  world.now = 1;
  Stresses const all = {
      at_once("credit_crunch", 50.0),
      at_once("programme_budget_cut", 80.0),
      at_once("energy_price_shock", 50.0),
      at_once("credit_crunch", 20.0, {{"sectors", std::vector<std::string>{"sector 1"}}}),
      at_once("demand_recession", 10.0),
      at_once("programme_budget_cut", 50.0),
      at_once("energy_price_shock", 20.0),
      make_stress("anchor_firm_exit", {{"start_quarter", std::int64_t{1}}}),
      make_stress("anchor_firm_exit", {{"start_quarter", std::int64_t{1}}})};
  for (Stresses const& order : {all, Stresses(all.rbegin(), all.rend())}) {
    set_environment(world, order);
    Environment const& e = world.environment;
    CHECK(relative_error(e.credit[0], 0.5) < 1e-15);
    CHECK(relative_error(e.credit[1], 0.4) < 1e-15);
    CHECK(relative_error(e.log_energy_price, std::log(1.5 * 1.2)) < 1e-14);
    CHECK(relative_error(e.local_demand[0], 0.9) < 1e-15);
    CHECK(e.released_per_million == 100'000);
    CHECK(e.anchor_exits.size() == 2);
  }
}
