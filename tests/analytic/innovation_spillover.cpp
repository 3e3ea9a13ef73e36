// What an innovation brings to others, against closed forms: P = Σ δ L/(ῑ n̄) of the niche, gain
// (1 − ρ) β_K (½ + α)/0.65 · P a quarter later; of a partner σ_L (½ + α)/0.65 · v μ̃ L_i/(L_i +
// L_j).
#include "sim/behaviour/innovation_spillover.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/linked_firms.hpp"
#include "sim/behaviour/spillover.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr double persistence = 0.9, strength = 0.02, rate = 0.005;  // ρ, β_K, ῑ

// Three niches of one cell, with 10, 10 and 20 firms of 10 jobs: n̄ = (100² + 100² + 200²)/400.
constexpr double usual_niche = 150.0;

ModelParameters spilling() {
  ModelParameters p = still_parameters();
  p.knowledge.persistence = persistence;
  p.spillover.niche_spillover = strength;
  p.agglomeration.niche_median_jobs = 100.0;
  p.agglomeration.niche_spread = 0.0;
  return p;
}

World three_niches(ModelParameters const& p) {
  World world = empty_world(one_region(400, {0.5}), p);
  REQUIRE(world.niches.size() >= 3);
  for (std::size_t i = 0; i < 40; ++i) {
    std::size_t const row = add_firm(world, CellRow(0), {10, 0.0, 50.0, 50.0, -400});
    world.firms.niche[row] = static_cast<std::uint16_t>(i < 10 ? 0 : i < 20 ? 1 : 2);
  }
  open(world);
  world.markets[0].innovation_rate = rate;
  return world;
}

void innovate_now(World& world, std::size_t row, double step) {
  note_innovation(world, CellRow(0), row, step);
  world.firms.last_innovation[row] = static_cast<std::int16_t>(world.now);
}

double gain_of(double inflow, double absorption = 0.0) {
  return (1.0 - persistence) * strength * (0.5 + absorption) / 0.65 * inflow;
}

}  // namespace

// A step of 0.06 at one firm of 10 jobs is P = 0.6/(0.005 · 150) = 0.8 for the others of its niche,
// in the next quarter and in no other; it brings nothing to the firm itself and to other niches.
// Seen to fail with own innovation counted, and without 1 − ρ.
TEST_CASE("an innovation reaches the others of its niche in the next quarter",
          "[analytic][innovation_spillover]") {
  World world = three_niches(spilling());
  innovate_now(world, 0, 0.06);
  double const gain = gain_of(0.06 * 10.0 / (rate * usual_niche));
  CHECK(near(gain, 0.1 * 0.02 * 0.5 / 0.65 * 0.8, 1e-12));
  run_quarters(world, 1);
  for (std::size_t row = 0; row < 40; ++row)
    CHECK(near(world.firms.productivity[row], row > 0 && row < 10 ? gain : 0.0, 1e-12));
  run_quarters(world, 1);
  CHECK(near(world.firms.productivity[5], persistence * gain, 1e-12));
}

// Innovations without a project count as expected: hazard times mean step times jobs of all firms
// of the niche, whoever was lucky, as hazard times step does not change with size; with h_I 0.4 and
// μ 0.04 and 10 firms of 10 jobs 1.6. Seen to fail when nothing is expected, and when what happened
// is counted.
TEST_CASE("a niche counts the innovations that its firms are expected to make",
          "[analytic][innovation_spillover]") {
  ModelParameters p = spilling();
  p.knowledge.innovation_hazard = 0.4;
  p.knowledge.innovation_step = 0.04;
  p.knowledge.ability_spread = 0.0;
  World world = three_niches(p);
  run_quarters(world, 1);
  for (std::size_t k = 0; k < 3; ++k)
    CHECK(near(world.niches[k].innovated, 0.4 * 0.04 * 10.0 * (k < 2 ? 10 : 20), 1e-9));
}

// Where each firm innovates alike, the inflow of a niche goes with its jobs: 1 : 2. And it goes
// with step and jobs of who innovates, up to P = 20. Seen to fail per job of the niche, and without
// the bound.
TEST_CASE("what flows in a niche goes with how many are near", "[analytic][innovation_spillover]") {
  World world = three_niches(spilling());
  world.now = 1;
  for (std::size_t row = 0; row < 40; ++row) note_innovation(world, CellRow(0), row, 0.01);
  for (NicheState& niche : world.niches) niche.innovated_before = niche.innovated;
  Workspace workspace;
  workspace.fit(world);
  prepare_innovation_spillover(world, workspace);
  CHECK(near(workspace.niche_inflow[1] * 0.5, gain_of(0.01 * 100.0 / (rate * usual_niche))));
  CHECK(near(workspace.niche_inflow[2], 2.0 * workspace.niche_inflow[1]));
  world.niches[0].innovated_before = 1e6;
  prepare_innovation_spillover(world, workspace);
  CHECK(near(workspace.niche_inflow[0] * 0.5, gain_of(20.0)));
}

// Kept up for ever, P = 1 raises a usual firm's level by β_K, one that understands nothing by
// β_K ½/0.65. Seen to fail when the gain is not a share 1 − ρ of the level.
TEST_CASE("a niche of usual density keeps productivity up by beta K",
          "[analytic][innovation_spillover]") {
  ModelParameters const p = spilling();
  World world = three_niches(p);
  Workspace workspace;
  double const alpha = 0.3;
  for (int quarter = 0; quarter < 400; ++quarter) {
    ++world.now;
    workspace.fit(world);
    world.niches[0].innovated_before = rate * usual_niche;
    for (std::size_t i : {0U, 1U}) {
      workspace.tile.absorption[i] = i == 0 ? 0.15 : alpha;
      world.firms.productivity[i] *= persistence;
    }
    prepare_innovation_spillover(world, workspace);
    learn_from_niche(world, workspace, {CellRow(0), 0, 2});
  }
  CHECK(near(world.firms.productivity[0], strength, 1e-9));
  CHECK(near(world.firms.productivity[1], strength * (0.5 + alpha) / 0.65, 1e-9));
}

// A firm of 30 jobs innovates; its partner of 10 without R&D gains σ_L ½/0.65 · v(d, 0) μ̃ ¾, with
// μ̃ = μ 3^−g, the innovator nothing. Seen to fail with the sizes exchanged.
TEST_CASE("an innovation reaches partners by size and distance",
          "[analytic][innovation_spillover]") {
  ModelParameters p = still_parameters();
  p.spillover.link_spillover = 0.1;
  p.knowledge.innovation_step = 0.04;
  p.life_cycle.partner_pull = 0.0;
  World world = empty_world(one_region(40, {0.5}), p);
  add_firm(world, CellRow(0), {30, 0.0, 150.0, 150.0, -400});
  add_firm(world, CellRow(0), {10, 0.0, 50.0, 50.0, -400});
  world.firms.position[1] = 0.2F;
  world.links.push_back(
      link_between(world.firms.id[0], CellRow(0), 0, world.firms.id[1], CellRow(0), 1, 0));
  for (std::size_t row : {0U, 1U}) world.firms.standing[row].set(Standing::linked);
  open(world);
  world.firms.last_innovation[0] = 0;
  world.now = 1;
  Workspace workspace;
  workspace.fit(world);
  index_linked_firms(world, workspace);
  prepare_spillovers(world, workspace);
  double const distance = cognitive_distance(1.0, 0.0, static_cast<double>(0.2F));
  double const expected = 0.1 * 0.5 / 0.65 * partner_value(p.spillover, distance, 0.0) * 0.04 *
                          std::pow(3.0, -p.knowledge.innovation_size_exponent) * 0.75;
  CHECK(near(world.firms.productivity[1], expected, 1e-12));
  CHECK(relative_error(world.firms.productivity[1], expected) < 1e-9);
  CHECK(world.firms.productivity[0] == 0.0);
}

// In the hold the market's innovations per job are measured in a running mean; then they stay. Seen
// to fail when measured after release.
TEST_CASE("what is usual is measured in the hold", "[analytic][innovation_spillover]") {
  World world = three_niches(spilling());
  world.markets[0].innovation_rate = 0.0;
  world.regime = Regime::hold;
  Workspace workspace;
  auto const innovate_and_settle = [&](double step) {
    world.niches[0].innovated = world.niches[1].innovated = world.niches[2].innovated = 0;
    note_innovation(world, CellRow(0), 0, step);
    for (MechanismFunction const function : mechanism_catalogue()) {
      if (function().name == "spillovers of innovations") function().settle({world, workspace});
    }
  };
  innovate_and_settle(0.4);
  CHECK(near(world.markets[0].innovation_rate, 0.01));
  innovate_and_settle(0.8);
  CHECK(near(world.markets[0].innovation_rate, 0.01 + 0.01 / 40.0));
  world.regime = Regime::released;
  innovate_and_settle(4.0);
  CHECK(near(world.markets[0].innovation_rate, 0.01 + 0.01 / 40.0));
}

// Niches in clusters are c times as large at the median, those outside shrink so that the mean log
// over all jobs stays: c^w x^(1−w) = 1. Many niches: 2 % of jobs by the last piece of each cell.
// Seen to fail with the same factor everywhere.
TEST_CASE("niches in clusters are denser, and the mean over jobs stays",
          "[analytic][innovation_spillover]") {
  WorldFacts facts = one_cluster(400'000, 0.0);
  facts.regions[0].employed_persons = 1'000'000;
  auto const mean_log = [&](double factor, bool in_cluster) {
    ModelParameters p = still_parameters();
    p.agglomeration.niche_spread = 0.0;
    p.agglomeration.niche_median_jobs = 200.0;
    p.agglomeration.cluster_niche = factor;
    Economy const economy(facts, p);
    double sum = 0, jobs = 0;
    for (Niche const& niche : economy.niches) {
      if (economy.cell(niche.cell).cluster.has_value() != in_cluster) continue;
      sum += niche.target_jobs * std::log(niche.target_jobs);
      jobs += niche.target_jobs;
    }
    return sum / jobs;
  };
  double const inside = mean_log(3.0, true) - mean_log(1.0, true);
  double const outside = mean_log(3.0, false) - mean_log(1.0, false);
  CHECK(std::abs(inside - std::log(3.0)) < 0.01);
  CHECK(std::abs(outside + std::log(3.0) * 0.4 / 0.6) < 0.01);
}

// Home has 100 jobs of s and 200 of s', There 100 and 50, with Φ = 0.4 and no distance that counts
// (far apart): around s lie 80 and 20, on average 50: Λ = ln 1.6 and ln 0.4. It acts in the hold.
TEST_CASE("related variety in levels acts between regions", "[analytic][spillover]") {
  ModelParameters p = still_parameters();
  p.spillover.most_change = 2.0;
  WorldFacts facts = one_region(300, {0.5, 0.5});
  facts.sectors[0].sector_relatedness.emplace_back("sector 1", 0.4);
  facts.regions[0].sector_share = {{"sector 0", 1.0 / 3.0}, {"sector 1", 2.0 / 3.0}};
  facts.regions.push_back(facts.regions[0]);
  facts.regions[1].name = "There";
  facts.regions[1].employed_persons = 150;
  facts.regions[1].sector_share = {{"sector 0", 2.0 / 3.0}, {"sector 1", 1.0 / 3.0}};
  for (double const strength : {0.0, 0.1}) {
    p.spillover.related_level = strength;
    World world = empty_world(facts, p);
    Workspace workspace;
    workspace.fit(world);
    prepare_spillovers(world, workspace);
    CHECK(near(workspace.related_density[0], strength > 0 ? std::log(1.6) : 0.0));
    CHECK(near(workspace.related_density[2], strength > 0 ? std::log(0.4) : 0.0));
  }
}
