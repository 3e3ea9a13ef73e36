// What firms learn from others, against numbers worked out by hand. The inverted U of the tests is
// a_1 = 0.2, a_2 = 1, b_1 = 1, b_2 = 1.4, c = ½, whatever the defaults: (0.2 + d)(1 − 1.4 (1 − α/2)
// d).
#include "sim/behaviour/spillover.hpp"

#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/behaviour/linked_firms.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

SpilloverParameters inverted_u() {
  SpilloverParameters p;
  p.novelty_base = 0.2;
  p.novelty_slope = 1.0;
  p.understanding_base = 1.0;
  p.understanding_slope = 1.4;
  p.understanding_gain = 0.5;
  return p;
}

void link(World& world, std::size_t a, std::size_t b) {
  world.links.push_back(
      link_between(world.firms.id[a], CellRow(0), a, world.firms.id[b], CellRow(0), b, 0));
  world.firms.standing[a].set(Standing::linked);
  world.firms.standing[b].set(Standing::linked);
}

void sort_links(World& world) {
  std::sort(world.links.begin(), world.links.end(), [](Link const& a, Link const& b) {
    return std::pair(to_number(a.first), to_number(a.second)) <
           std::pair(to_number(b.first), to_number(b.second));
  });
}

ModelParameters learning_parameters() {
  ModelParameters p = still_parameters();
  p.spillover = inverted_u();
  p.research.depreciation = 0.0;
  p.research.reference_intensity = 0.12;
  p.research.absorption_half = 0.06;
  p.life_cycle.partner_pull = p.life_cycle.convergence = 0.0;
  return p;
}

}  // namespace

// On a circle of length 1 no two places are more than ½ apart; Φ scales what is in common. Seen to
// fail on a line (0.9 to 0.1).
TEST_CASE("cognitive distance goes the short way round the circle", "[analytic][spillover]") {
  CHECK(cognitive_distance(1.0, 0.3, 0.3) == 0.0);
  CHECK(std::abs(cognitive_distance(1.0, 0.1, 0.6) - 1.0) < 1e-12);
  CHECK(std::abs(cognitive_distance(1.0, 0.9, 0.1) - 0.4) < 1e-12);
  CHECK(std::abs(cognitive_distance(1.0, 0.1, 0.9) - 0.4) < 1e-12);
  CHECK(std::abs(cognitive_distance(0.5, 0.3, 0.3) - 0.5) < 1e-12);
  CHECK(std::abs(cognitive_distance(0.5, 0.1, 0.35) - 0.75) < 1e-12);
  CHECK(cognitive_distance(0.0, 0.3, 0.3) == 1.0);
}

// d* = b_1/(2 b_2(1 − c α)) − a_1/(2 a_2): 1/2.8 − 0.1 = 0.257143, 1/2.1 − 0.1 = 0.376190, 1/1.4 −
// 0.1 = 0.614286 at α = 0, ½, 1. The same knowledge is worth 0.2/(value at d*): 0.683594, 0.573731,
// 0.430902; nothing in common 0, 0, 0.36/0.464143 = 0.775623. A search over d finds no better
// distance. Seen to fail when absorption moves nothing and without division by the maximum.
TEST_CASE("a partner is worth most at the best distance, which grows with absorption",
          "[analytic][spillover]") {
  SpilloverParameters const p = inverted_u();
  double const absorption[] = {0.0, 0.5, 1.0}, best[] = {0.257143, 0.376190, 0.614286},
               same[] = {0.683594, 0.573731, 0.430902}, strange[] = {0.0, 0.0, 0.775623};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(std::abs(best_distance(p, absorption[k]) - best[k]) < 1e-6);
    CHECK(std::abs(partner_value(p, best[k], absorption[k]) - 1.0) < 1e-9);
    CHECK(std::abs(partner_value(p, 0.0, absorption[k]) - same[k]) < 1e-6);
    CHECK(std::abs(partner_value(p, 1.0, absorption[k]) - strange[k]) < 1e-6);
    double last = 0.0;
    for (double d = 0.0; d <= 1.0; d += 0.01) {
      double const value = partner_value(p, d, absorption[k]);
      REQUIRE(value <= 1.0 + 1e-12);
      if (d < best[k]) REQUIRE(value > last);
      if (d > best[k] + 0.01) REQUIRE((value < last || value == 0.0));
      last = value;
    }
  }
}

// Firms 0 and 1, 0.2 apart on the circle: d = 0.4. Stocks per annual sales 0.06 and 0.48: α = ½ and
// 8/9; √(k/k̄) = 1/√2 and 2.
//   x_0 = 2 v(0.4, ½) = 2 · 0.348/0.348595 = 1.996585
//   x_1 = v(0.4, 8/9)/√2 = 0.413333/0.429206/√2 = 0.680956
// Firm 3 has a stock of 2 annual sales, √(2/0.12) = 4.08, of which 2 counts: x_2 (no stock: α = 0,
// d = 0.2) is 2 · 0.4 · 0.72/ 0.292571 = 1.96875. Firm 4 has no partner. Seen to fail with the own
// stock in place of the partner's, and without the bound.
TEST_CASE("knowledge flows between partners as worked out by hand", "[analytic][spillover]") {
  World world = empty_world(one_region(50, {0.5}), learning_parameters());
  float const place[] = {0.9F, 0.1F, 0.5F, 0.6F, 0.3F};
  double const k[] = {0.06, 0.48, 0.0, 5.0, 0.3};
  for (std::size_t i = 0; i < 5; ++i) {
    std::size_t const row = add_firm(world, CellRow(0), {10, 0.0, 40.0, 60.0, -400});
    world.firms.position[row] = place[i];
    world.firms.rd_stock[row] = static_cast<float>(400.0 * k[i]);
  }
  link(world, 0, 1);
  link(world, 2, 3);
  sort_links(world);
  open(world);
  Workspace workspace;
  workspace.fit(world);
  index_linked_firms(world, workspace);
  prepare_spillovers(world, workspace);
  CHECK(std::abs(static_cast<double>(workspace.inflow[0]) - 1.996585) < 1e-5);
  CHECK(std::abs(static_cast<double>(workspace.inflow[1]) - 0.680956) < 1e-5);
  CHECK(std::abs(static_cast<double>(workspace.inflow[2]) - 1.96875) < 1e-5);
  CHECK(workspace.inflow[3] == 0.0F);  // its partner knows nothing
  CHECK(workspace.inflow[4] == 0.0F);
}

// Each goes the share ϑ_L of the way to the other: the gap shrinks by (1 − 2 ϑ_L) a quarter, across
// 0 too. Positions are floats: 1e-5. Seen to fail when the way does not go round the circle (0.95
// to 0.05 goes by ½).
TEST_CASE("partners come to know the same things", "[analytic][spillover]") {
  ModelParameters p = learning_parameters();
  p.life_cycle.partner_pull = 0.01;
  World world = empty_world(one_region(20, {0.5}), p);
  for (int i = 0; i < 2; ++i) add_firm(world, CellRow(0), {10, 0.0, 40.0, 60.0, -400});
  world.firms.position[0] = 0.95F;
  world.firms.position[1] = 0.05F;
  link(world, 0, 1);
  open(world);
  Workspace workspace;
  for (int t = 1; t <= 60; ++t) {
    workspace.fit(world);
    index_linked_firms(world, workspace);
    prepare_spillovers(world, workspace);
    double const gap = way_round(static_cast<double>(world.firms.position[0]),
                                 static_cast<double>(world.firms.position[1]));
    REQUIRE(std::abs(gap - 0.1 * std::pow(0.98, t)) < 1e-5);
  }
}

// Local learning closes the share ϑ of the way to the middle of the cell: in a cluster the mean of
// its firms, elsewhere the home around which entrants come. A firm 0.1 off its home is 0.1 (1 −
// ϑ)^t off after t quarters, wherever the home lies; two firms of a cluster, 0.1 on each side of
// their mean, too. Positions are floats: 1e-5. Seen to fail when all firms outside clusters drift
// to place 0.
TEST_CASE("local learning draws firms to the middle of their own cell", "[analytic][spillover]") {
  ModelParameters p = learning_parameters();
  p.life_cycle.convergence = 0.02;
  WorldFacts facts = one_region(1000, {0.5});
  ClusterFacts cluster;
  cluster.name = "Biotech";
  cluster.region = "Home";
  cluster.jobs = 500.0;
  cluster.sector_weight.emplace_back("sector 0", 1.0);
  facts.clusters = {cluster};
  World world = empty_world(facts, p);
  Economy const& economy = *world.economy;
  auto const place = [](double x) { return static_cast<float>(x - std::floor(x)); };
  double const home[] = {economy.home_position(CellRow(0)),
                         economy.home_position(CellRow(1)) + 0.3};
  for (std::size_t c : {0U, 1U})
    for (double const side : {-0.1, 0.1}) {
      std::size_t const row = add_firm(world, CellRow(c), {250, 0.0, 1000.0, 1500.0, -400});
      world.firms.position[row] = place(home[c] + side);
    }
  open(world);
  for (int t = 1; t <= 60; ++t) {
    for (std::size_t c : {0U, 1U})
      move_positions(world, {CellRow(c), world.firms.segment(CellRow(c)).begin, 2});
    for (std::size_t c : {0U, 1U})
      for (std::size_t k : {0U, 1U}) {
        double const here =
            static_cast<double>(world.firms.position[world.firms.segment(CellRow(c)).begin + k]);
        double const off = way_round(static_cast<double>(place(home[c])), here);
        REQUIRE(std::abs(off - (k == 0 ? -0.1 : 0.1) * std::pow(0.98, t)) < 1e-5);
      }
  }
}

// Δ_n = ln(R_n/R0_n) and Δ_m = ln(ω_m/ω0_m), bounded. Home has sectors s and s' of 100 jobs each,
// There, 100 km off, only s' with 50; Φ = 0.4, δ = 0.002. All of the base year: 0. There's s'
// doubled: for s at Home ω goes from 0.4 (100 + 50 e^−0.2) to 0.4 (100 + 100 e^−0.2); s' itself has
// only s around it, unchanged. In the hold nothing counts. Seen to fail with decay that grows with
// distance, with the own sector counted as related, and in the hold.
TEST_CASE("niche and related activity count against the base year and fade with distance",
          "[analytic][spillover]") {
  ModelParameters p = learning_parameters();
  p.spillover.distance_decay = 0.002;
  p.spillover.most_change = 0.5;
  WorldFacts facts = one_region(200, {0.5, 0.5});
  facts.sectors[0].sector_relatedness.emplace_back("sector 1", 0.4);
  facts.regions.push_back(facts.regions[0]);
  facts.regions[1].name = "There";
  facts.regions[1].distance_km.emplace_back("Home", 100.0);
  World world = empty_world(facts, p);
  for (std::size_t c : {0U, 1U}) add_firm(world, CellRow(c), {100, 0.0, 500.0, 500.0, -400});
  add_firm(world, CellRow(3), {50, 0.0, 250.0, 250.0, -400});
  std::size_t const row = world.firms.segment(CellRow(0)).begin;
  world.firms.rd_stock[row] = 30.0F;
  open(world);
  Workspace workspace;
  auto const prepare = [&] {
    workspace.fit(world);
    index_linked_firms(world, workspace);
    prepare_spillovers(world, workspace);
  };
  std::size_t const niche = world.economy->cells[0].niche_begin + world.firms.niche[row];
  prepare();
  for (double const learning : workspace.niche_learning) CHECK(learning == 0.0);
  for (double const learning : workspace.related_learning) CHECK(std::abs(learning) < 1e-12);
  world.cells[3].jobs = 100;
  world.niches[niche].rd_stock = 36.0;
  prepare();
  CHECK(std::abs(workspace.niche_learning[niche] - std::log(1.2)) < 1e-12);
  CHECK(std::abs(workspace.related_learning[0] -
                 std::log((1.0 + std::exp(-0.2)) / (1.0 + 0.5 * std::exp(-0.2)))) < 1e-12);
  CHECK(std::abs(workspace.related_learning[1]) < 1e-12);
  world.niches[niche].rd_stock = 60.0;
  prepare();
  CHECK(workspace.niche_learning[niche] == 0.5);
  world.regime = Regime::hold;
  prepare();
  CHECK((workspace.niche_learning[niche] == 0.0 && workspace.related_learning[0] == 0.0));
}

// Hazard × (1 + f_L α x/(1 + x)) (1 + f_N α Δ_n) (1 + f_V Δ_m). All have k = k̄ = 0.12, so α = ⅔
// and √(k/k̄) = 1; partners sit at the best distance, so x = 1: h = 0.05 (1 + 1.8 · ⅔ · ½) = 0.08
// against 0.05. Numbers of innovators are binomial, α = 1e-3 each, exact. Seen to fail with f_L =
// 0, and with absorption left out (h = 0.095).
TEST_CASE("partners raise the innovation hazard by the stated factor", "[analytic][spillover]") {
  constexpr std::size_t n = 20'000;
  ModelParameters p = learning_parameters();
  p.knowledge.innovation_hazard = 0.05;
  p.knowledge.ability_spread = 0.0;
  p.research.hazard_effect = 0.0;
  p.spillover.link_effect = 1.8;
  World world = empty_world(one_region(20.0 * n, {0.5}), p);
  for (std::size_t i = 0; i < 2 * n; ++i) {
    std::size_t const row = add_firm(world, CellRow(0), {10, 0.0, 40.0, 60.0, -400});
    world.firms.rd_stock[row] = 48.0F;
    world.firms.position[row] =
        i % 2 == 0 ? 0.2F : static_cast<float>(0.2 + 0.5 * best_distance(p.spillover, 2.0 / 3.0));
  }
  for (std::size_t i = 0; i < n; i += 2) link(world, i, i + 1);
  sort_links(world);
  open(world);
  run_quarters(world, 1);
  std::size_t partners = 0, alone = 0;
  for (std::size_t row = 0; row < 2 * n; ++row)
    (row < n ? partners : alone) += world.firms.last_innovation[row] == 1 ? 1 : 0;
  CHECK(partners >= binomial_quantile(0.5e-3, n, 0.08));
  CHECK(partners <= binomial_quantile(1.0 - 0.5e-3, n, 0.08));
  CHECK(alone >= binomial_quantile(0.5e-3, n, 0.05));
  CHECK(alone <= binomial_quantile(1.0 - 0.5e-3, n, 0.05));
}

// The two changes act as factors: α = ½, f_N Δ_n = 0.2 · 0.3, f_V Δ_m = 0.4 · 0.1: 2 · 1.04 · 1.03
// with a factor 2 before, and with x = 3: · (1 + 0.5 · ½ · ¾) = 1.1875. Seen to fail when
// absorption is left out of the niche's part.
TEST_CASE("niche and related activity multiply the hazard", "[analytic][spillover]") {
  ModelParameters p = learning_parameters();
  p.spillover.link_effect = 0.5;
  p.spillover.niche_effect = 0.2;
  p.spillover.related_effect = 0.4;
  World world = empty_world(one_region(20, {0.5}), p);
  for (int i = 0; i < 2; ++i) add_firm(world, CellRow(0), {10, 0.0, 40.0, 60.0, -400});
  open(world);
  Workspace workspace;
  workspace.fit(world);
  for (std::size_t i : {0U, 1U})
    workspace.tile.research[i] = 2.0, workspace.tile.absorption[i] = 0.5;
  workspace.niche_learning[0] = 0.3;
  workspace.related_learning[0] = 0.1;
  workspace.inflow[1] = 3.0F;
  learn_from_others(world, workspace, {CellRow(0), 0, 2});
  CHECK(relative_error(workspace.tile.research[0], 2.0 * 1.04 * 1.03) < 1e-12);
  CHECK(relative_error(workspace.tile.research[1], 2.0 * 1.04 * 1.03 * 1.1875) < 1e-12);
}
