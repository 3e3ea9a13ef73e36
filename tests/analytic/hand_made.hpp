// tests/analytic/hand_made.hpp — worlds put together firm by firm, with every mechanism at rest
// unless a test wakes it.
//
// The real World, Economy and step; only the firms and the levels of demand are set by hand, so
// that the expected path can be derived on paper. Plain values; one thread per world.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/anchor_exits.hpp"
#include "sim/behaviour/knowledge.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/model/step.hpp"
#include "sim/random/hash.hpp"

namespace clustress::test {

// The kinds of projects that firms think of.
inline std::vector<IdeaParameters*> idea_kinds(ModelParameters& p) {
  std::vector<IdeaParameters*> all;
  for (ProjectKind const kind : kinds_of_firms()) all.push_back(&p.ideas[kind]);
  return all;
}

// Nobody acts otherwise in bad times.
inline CycleParameters same_in_bad_times() {
  CycleParameters p;
  p.expectation = p.hoarding_most = p.wage_rigidity = 0.0;
  p.entry_gap = p.founders_on_credit = p.bad_times_dispersion = p.orphan_quarters = 0.0;
  return p;
}

// No noise, no innovation, no imitation, no ideas, no entry (see one_region), no exit, no
// insolvency, no bank, nothing put off; wages and local demand do not react, sizes share one market
// and one law of gains, nobody learns from another's innovation or by being a member; bad times
// change nothing. What remains: selection by productivity, the local clearing, and jobs that follow
// sales.
inline ModelParameters still_parameters() {
  ModelParameters p;
  p.knowledge.noise = p.knowledge.innovation_hazard = p.knowledge.imitation_hazard = 0.0;
  p.market.shock_scale = p.market.young_growth = p.market.outside_reversion = 0.0;
  for (IdeaParameters* kind : idea_kinds(p)) kind->hazard = 0.0;
  p.market.class_return = 0.0;
  p.market.shock_rarity = p.knowledge.noise_size_exponent = p.exports.lost_markets = 0.0;
  p.projects.gain_size_least = 1.0;
  p.cycle = same_in_bad_times();
  p.put_off.retry = 0.0;
  p.labour.hiring_speed = 0.68;
  p.labour.matching_efficiency = 6.0;
  p.demand.income_share = 0.0;
  p.demand.macro_noise = 0.0;
  p.labour.wage_curve = 0.0;
  p.labour.size_elasticity = 0.0;
  p.finance.credit_limit = 4.0;
  p.finance.overhead = p.finance.founder_draw = 0.0;
  p.finance.full_cut = p.banks.bank_loans = 0.0;
  p.ideas[ProjectKind::investment].cost_quarters = 0.0;
  p.ideas[ProjectKind::investment].value_ratio = 0.0;
  p.demography.exit_young = p.demography.exit_old = 0.0;
  p.research.intensity = 0.0;
  p.network.search_hazard = 0.0;
  p.entry.spin_off_hazard = p.entry.crowding_entry = p.entry.crowding_exit = 0.0;
  p.agglomeration.localisation = p.agglomeration.rent_share = 0.0;
  p.agglomeration.cluster_niche = 1.0;
  p.spillover.niche_spillover = p.spillover.link_spillover = 0.0;
  p.organisations.form = OrganisationForm::by_staff;
  p.organisations.offer_quality_exponent = 1.0;
  p.organisations.member_ideas = p.organisations.member_success = 0.0;
  p.labour_supply.participation = p.labour_supply.migration = p.labour_supply.migration_wage = 0.0;
  return p;
}

// One region "Home" and one sector an outside share, of equal size; no fixed block, no births, 10
// kEUR per job and quarter.
inline WorldFacts one_region(double persons, std::vector<double> const& outside_shares) {
  WorldFacts facts;
  facts.name = "hand-made";
  RegionFacts home;
  home.name = "Home";
  home.employed_persons = persons;
  home.fixed_block_share = 0.0;
  for (std::size_t s = 0; s < outside_shares.size(); ++s) {
    SectorFacts sector;
    sector.name = "sector " + std::to_string(s);
    sector.outside_share = outside_shares[s];
    sector.value_added_per_job_keur = 40.0;
    sector.entry_rate = 0.0;
    home.sector_share.emplace_back(sector.name, 1.0 / static_cast<double>(outside_shares.size()));
    facts.sectors.push_back(sector);
  }
  facts.regions = {home};
  return facts;
}

// The same with one sector, all of which is the cluster "Cluster" with an organisation: one cell.
// Half of the jobs in members.
inline WorldFacts one_cluster(double persons, double staff, double outside_share = 0.5) {
  WorldFacts facts = one_region(persons, {outside_share});
  ClusterFacts cluster;
  cluster.name = "Cluster";
  cluster.region = "Home";
  cluster.jobs = persons;
  cluster.sector_weight = {{"sector 0", 1.0}};
  cluster.organisation_staff = staff;
  cluster.member_share = 0.5;
  facts.clusters = {cluster};
  return facts;
}

// A world without firms at quarter 0, in the hold, its environment neutral.
inline World empty_world(WorldFacts const& facts, ModelParameters const& parameters,
                         std::uint64_t seed = 1) {
  World world;
  world.economy = std::make_shared<Economy const>(facts, parameters);
  world.random = world.macro_random = RandomField(seed, 0);
  Economy const& economy = *world.economy;
  world.firms = FirmTable(std::vector<std::size_t>(economy.cells.size(), 64));
  world.cells.resize(economy.cells.size());
  world.markets.resize(economy.markets.size());
  world.regions.resize(economy.regions.size());
  for (std::size_t r = 0; r < economy.regions.size(); ++r) {
    world.regions[r].unemployed =
        economy.regions[r].base_unemployment * economy.regions[r].labour_force;
    world.regions[r].residents = economy.regions[r].base_residents;
    world.regions[r].labour_force = economy.regions[r].labour_force;
  }
  world.niches.resize(economy.niches.size());
  world.clusters.resize(economy.facts.clusters.size());
  set_environment(world, {});
  return world;
}

struct FirmMake {
  std::int32_t jobs = 10;
  double productivity = 0.0;
  double local_sales = 0.0;  // kEUR a quarter
  double outside_sales = 0.0;
  Quarter founded = -400;
};

// Ids count up from 1; returns the row, which holds as long as no firm enters or leaves.
inline std::size_t add_firm(World& world, CellRow cell, FirmMake const& make) {
  FirmTable& firms = world.firms;
  auto const number = static_cast<std::uint64_t>(firms.count() + 1);
  std::size_t const row = firms.append(cell);
  firms.id[row] = FirmId{mix(number)};
  firms.founded[row] = static_cast<std::int16_t>(make.founded);
  firms.jobs[row] = make.jobs;
  firms.productivity[row] = make.productivity;
  firms.local_sales[row] = make.local_sales;
  firms.outside_sales[row] = make.outside_sales;
  firms.cash[row] = 10.0 * (make.local_sales + make.outside_sales);
  CellState& state = world.cell(cell);
  state.jobs += make.jobs;
  state.local_sales += make.local_sales;
  state.outside_sales += make.outside_sales;
  state.outside_base += make.outside_sales;
  return row;
}

// Releases the world with today's levels as its constants.
inline void open(World& world) {
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& market = world.economy->markets[m];
    double demand = 0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      demand += world.cells[c].local_sales;
      world.markets[m].base_outside += world.cells[c].outside_base;
      world.markets[m].base_jobs += static_cast<double>(world.cells[c].jobs);
    }
    world.markets[m].local_demand = world.markets[m].base_demand = demand;
  }
  for (RegionState& region : world.regions) region.spending = region.base_spending = 1000.0;
  world.macro_cycle = false;
  world.regime = Regime::released;
  set_environment(world, {});
  record_anchor_firms(world);
  survey_productivity(world);
  survey_niches(world);
  survey_clusters(world);
  for (NicheState& niche : world.niches) {
    niche.base_jobs = static_cast<double>(niche.jobs);
    niche.base_rd = niche.rd_stock;
  }
  for (ClusterState& cluster : world.clusters) {
    cluster.base_firms = static_cast<double>(cluster.firms);
    cluster.base_heterogeneity = cluster.heterogeneity;
  }
}

inline void run_quarters(World& world, int quarters, StepInputs const& inputs = {}) {
  Workspace workspace;
  for (int q = 0; q < quarters; ++q) step(world, workspace, inputs);
}

// Equal but for rounding: absolute below 1, relative above.
inline bool near(double value, double expected, double tolerance = 1e-9) {
  return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

inline double relative_error(double value, double expected) {
  return std::abs(value / expected - 1.0);
}

}  // namespace clustress::test
