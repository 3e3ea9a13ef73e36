// Localisation and congestion: closed forms, published figures, guards, and every niche of every
// shipped cluster.
#include "sim/behaviour/agglomeration.hpp"

#include <algorithm>
#include <clustress/catch.hpp>
#include <filesystem>

#include "scenarios/loader/loader.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/market.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

AgglomerationParameters form_of(LocalisationForm form, double localisation) {
  AgglomerationParameters p;
  p.form = form;
  p.localisation = localisation;
  return p;
}

// The fit to the published figures, without guards, which would hide a form that leaves the data.
AgglomerationParameters french_hump() {
  AgglomerationParameters p = form_of(LocalisationForm::hump, 0.044);
  p.hump_peak_jobs = 650.0;
  p.hump_power = 0.71;
  p.most_effect = 1.0;
  p.least_effect = -1.0;
  return p;
}

}  // namespace

// β ln((1 + n)/(1 + n_0)): nothing in the base year; +10 % of many persons is +β ln 1.1 = 0.0029 at
// β = 0.03. Elasticity β n/(1 + n): for 9 persons 0.9 β. It is the slope of the effect: difference
// quotient over ±1 %. Seen to fail with ln n.
TEST_CASE("localisation is neutral in the base year with elasticity beta n over 1 plus n",
          "[analytic][agglomeration]") {
  AgglomerationParameters const p = form_of(LocalisationForm::elasticity, 0.03);
  for (double const n : {0.0, 1.0, 9.0, 650.0, 30'000.0})
    CHECK(localisation_effect(p, n, n) == 0.0);
  CHECK(std::abs(localisation_effect(p, 19.0, 9.0) - 0.03 * std::log(2.0)) < 1e-12);
  CHECK(std::abs(localisation_effect(p, 110e3, 100e3) - 0.0028593) < 1e-6);
  CHECK(std::abs(localisation_elasticity(p, 9.0) - 0.027) < 1e-12);
  for (LocalisationForm const form : {LocalisationForm::elasticity, LocalisationForm::hump}) {
    AgglomerationParameters const q = form_of(form, 0.03);
    for (double const n : {3.0, 100.0, 650.0, 3'000.0}) {
      double const slope =
          (localisation_effect(q, 1.01 * n, n) - localisation_effect(q, 0.99 * n, n)) /
          std::log(1.01 / 0.99);
      CHECK(std::abs(slope - localisation_elasticity(q, n)) < 1e-4);
    }
  }
}

// Martin, Mayer & Mayneris 2011: against an isolated firm +25 % (0.223 log points) at 650 persons,
// the most, and nothing left at 9,000; β [ln(1 + n) − (n/650)^0.71/0.71] with β = 0.044 also gives
// 0.187 at 100, 0.197 at 2,000, 0.111 at 5,000. Seen to fail with power 1, and with the power left
// out of the division.
TEST_CASE("the hump has its peak at 650 persons and is used up at 9,000",
          "[analytic][agglomeration]") {
  AgglomerationParameters const p = french_hump();
  double const jobs[] = {100, 650, 2'000, 5'000, 9'000},
               effect[] = {0.187, 0.223, 0.197, 0.111, 0.0};
  for (std::size_t k = 0; k < 5; ++k)
    CHECK(std::abs(localisation_effect(p, jobs[k], 0.0) - effect[k]) < 1e-3);
  CHECK(std::abs(localisation_elasticity(p, 650.0)) < 1e-4);
  for (double n = 1.0; n < 20'000.0; n *= 1.1) {
    REQUIRE(localisation_effect(p, n, 0.0) <= localisation_effect(p, 650.0, 0.0) + 1e-6);
    REQUIRE((localisation_elasticity(p, n) > 0) == (n < 649.0));
  }
}

// Whatever happens, productivity changes by no more than the guards. Seen to fail without them.
TEST_CASE("localisation stays inside its guards", "[analytic][agglomeration]") {
  AgglomerationParameters p = french_hump();
  p.most_effect = 0.2;
  p.least_effect = -0.1;
  CHECK(localisation_effect(p, 650.0, 0.0) == 0.2);
  CHECK(localisation_effect(p, 0.0, 650.0) == -0.1);
  CHECK(localisation_effect(p, 30'000.0, 1'000.0) == -0.1);
  CHECK(localisation_effect(p, 1e9, 1e3) == -0.1);
}

// Twice as many in a niche as in the base year: sales outside grow by η ν β ln((1 + n)/(1 + n_0))
// in the first quarter against a firm of the same market in a niche at rest. n = 100, n_0 = 49.5:
// ln 2. The gain is a float: 1e-6. In the hold, nothing. Seen to fail when the gain goes to the
// wrong niche, or to none.
TEST_CASE("firms of a niche that has grown sell more", "[analytic][agglomeration]") {
  ModelParameters p = still_parameters();
  p.agglomeration = form_of(LocalisationForm::elasticity, 0.04);
  p.agglomeration.niche_median_jobs = 100.0;
  p.agglomeration.niche_spread = 0.0;
  World world = empty_world(one_region(200, {0.9}), p);
  REQUIRE(world.niches.size() == 2);
  for (std::uint16_t k = 0; k < 2; ++k)
    world.firms.niche[add_firm(world, CellRow(0), {100, 0.0, 100.0, 900.0, -400})] = k;
  open(world);
  Workspace workspace;
  workspace.fit(world);
  world.niches[1].base_jobs = 49.5;
  world.regime = Regime::hold;
  prepare_agglomeration(world, workspace);
  CHECK((workspace.niche_gain[0] == 0.0 && workspace.niche_gain[1] == 0.0));
  world.regime = Regime::released;
  run_quarters(world, 1);
  double const ratio = world.firms.outside_sales[1] / world.firms.outside_sales[0];
  CHECK(std::abs(std::log(ratio) - p.market.sales_elasticity * p.market.customer_turnover * 0.04 *
                                       std::log(2.0)) < 1e-6);
}

// Rents go to ρ_R ln(J/J0) by s_R of the gap a quarter: with ρ_R = 0.3, s_R = 0.1 and a tenth more
// jobs 0.3 ln 1.1 (1 − 0.9^t), and cost σ_R of it: in competition outside (sales fall by the share
// κ (1 − R^{−η σ_R}) a quarter) and in the margin, not in what a person makes. With the hump
// congestion is in the form and rents rest; in the hold they rest too. Seen to fail with rents that
// follow the hump as well, with a cost of the wrong sign, and when either sales or margins do not
// feel it.
TEST_CASE("congestion enters once, through rents or through the hump",
          "[analytic][agglomeration]") {
  LocalisationForm const form = GENERATE(LocalisationForm::elasticity, LocalisationForm::hump);
  ModelParameters p = still_parameters();
  p.agglomeration = form_of(form, 0.0);
  p.agglomeration.rent_elasticity = 0.3;
  p.agglomeration.rent_speed = 0.1;
  p.agglomeration.rent_share = 0.05;
  p.market.outside_reversion = 0.03;
  World world = empty_world(one_region(1000, {0.5}), p);
  add_firm(world, CellRow(0), {1100, 0.0, 5000.0, 5000.0, -400});
  open(world);
  world.firms.assignment_gain[0] = 0.02F;
  Workspace workspace;
  workspace.fit(world);
  world.regime = Regime::hold;
  settle_rents(world);
  CHECK(world.regions[0].log_rent == 0.0);
  world.regime = Regime::released;
  double rent = 0;
  for (int t = 1; t <= 40; ++t) {
    settle_rents(world);
    rent = form == LocalisationForm::hump ? 0.0 : 0.3 * std::log(1.1) * (1.0 - std::pow(0.9, t));
    REQUIRE(std::abs(world.regions[0].log_rent - rent) < 1e-12);
    REQUIRE(std::abs(rent_cost(world, RegionRow(0)) - 0.05 * rent) < 1e-12);
  }
  sum_advantages(world, workspace, {CellRow(0), 0, 1});
  CHECK(workspace.advantage[0] == 0.02F);
  prepare_sales(world, workspace);
  double const lost = -0.03 * std::expm1(-p.market.sales_elasticity * 0.05 * rent);
  CHECK(std::abs(workspace.outside_growth[0] - (1.0 - lost)) < 1e-10);
  world.firms.cash[0] = 0.0;
  settle_cash(world, workspace, {CellRow(0), 0, 1});
  double const margin = 10'000.0 * (1.0 - 0.05 * rent) -
                        p.demand.labour_share * 10.0 * 1099.0;  // no founder's draw, no overhead
  CHECK(relative_error(world.firms.cash[0], margin) < 1e-10);
}

// Every cluster of every shipped world, its jobs up or down by half in each niche. Guards off, so
// that the form itself is judged, with the world's β and with 0.05, the upper end of the evidence:
// the effect on a firm of any niche lies within [−0.10, +0.25] log points, and the cluster's
// elasticity, the mean over its niches by jobs, within [−0.05, +0.06]; with the elasticity form
// that holds of each niche. (Hump: a niche beyond 650 (1 + 0.05/β)^(1/0.71) persons, 2,590 at β =
// 0.03, falls faster than −0.05, as it did in France, where 650 to 9,000 persons cost 0.223 log
// points, −0.085 an ln; few niches are so large.) Taken at the scale of the cluster the hump leaves
// both bands by far: more than 14,500 jobs have an elasticity below −0.25, and 30,000 persons lie
// 0.71 log points below 650: productivity halves. Niches are those of the form: with the hump they
// are alike in clusters and outside. Seen to fail with niches of a median of 6,500
// persons, and with one a cluster.
TEST_CASE("localisation stays within the evidence in every cluster that is shipped",
          "[analytic][agglomeration]") {
  std::filesystem::path const worlds =
      std::filesystem::path(CLUSTRESS_SOURCE_DIR) / "scenarios" / "worlds";
  std::size_t clusters = 0;
  for (auto const& file : std::filesystem::directory_iterator(worlds)) {
    if (file.path().extension() != ".toml") continue;
    std::string const text =
        "format = 1\ntitle = \"clusters\"\nworld = \"" + file.path().filename().string() + "\"\n";
    Scenario scenario = load_scenario_text(text, (worlds / "clusters.toml").string());
    for (LocalisationForm const form : {LocalisationForm::elasticity, LocalisationForm::hump}) {
      scenario.model.agglomeration.form = form;
      Economy const economy(scenario.world, scenario.model);
      for (double const localisation : {scenario.model.agglomeration.localisation, 0.05}) {
        AgglomerationParameters p = scenario.model.agglomeration;
        p.form = form;
        p.localisation = localisation;
        p.most_effect = 1.0;
        p.least_effect = -1.0;
        for (std::size_t k = 0; k < economy.facts.clusters.size(); ++k) {
          INFO(file.path().filename()
               << ", " << economy.facts.clusters[k].name << ", beta " << localisation);
          double jobs = 0, elasticity = 0;
          for (std::size_t const c : economy.cluster_cells[k]) {
            for (std::size_t n = economy.cells[c].niche_begin; n < economy.cells[c].niche_end;
                 ++n) {
              double const base = economy.niches[n].target_jobs;
              for (double const change : {0.5, 1.5}) {
                double const effect = localisation_effect(p, change * base, base);
                CHECK(effect >= -0.10);
                CHECK(effect <= 0.25);
                if (form == LocalisationForm::elasticity)
                  CHECK(localisation_elasticity(p, change * base) <= 0.06);
              }
              jobs += base;
              elasticity += base * localisation_elasticity(p, base);
            }
          }
          REQUIRE(jobs > 0);
          CHECK(elasticity / jobs >= -0.05);
          CHECK(elasticity / jobs <= 0.06);
          ++clusters;
        }
      }
    }
  }
  CHECK(clusters >= 4 * 5);  // Leipzig alone has five
  AgglomerationParameters const whole = french_hump();
  CHECK(localisation_effect(whole, 30'000.0, 650.0) < -0.69);
  CHECK(localisation_elasticity(whole, 14'500.0) < -0.25);
}
