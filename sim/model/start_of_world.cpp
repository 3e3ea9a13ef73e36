// sim/model/start_of_world.cpp — from the first population to the released world: founding,
// burn-in, and the constants that the hold measured.
#include "sim/model/start_of_world.hpp"

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/anchor_exits.hpp"
#include "sim/behaviour/demography.hpp"
#include "sim/behaviour/knowledge.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/behaviour/organisations.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/model/own_firms.hpp"
#include "sim/model/step.hpp"

namespace clustress {

World found_world(std::shared_ptr<Economy const> economy, RandomField random, Quarter start) {
  World world;
  world.economy = std::move(economy);
  world.random = world.macro_random = random;
  world.now = start;
  Economy const& e = *world.economy;
  std::vector<std::size_t> capacities;
  for (Cell const& cell : e.cells)
    capacities.push_back(static_cast<std::size_t>(cell.reference_firms * 1.25) + 64);
  world.firms = FirmTable(capacities);
  world.cells.resize(e.cells.size());
  world.markets.resize(e.markets.size());
  world.regions.resize(e.regions.size());
  for (std::size_t r = 0; r < e.regions.size(); ++r) {
    world.regions[r].unemployed = e.regions[r].base_unemployment * e.regions[r].labour_force;
    world.regions[r].residents = e.regions[r].base_residents;
    world.regions[r].labour_force = e.regions[r].labour_force;
  }
  world.niches.resize(e.niches.size());
  world.clusters.resize(e.facts.clusters.size());
  found_population(world);
  found_organisations(world);
  survey_productivity(world);
  survey_niches(world);
  survey_clusters(world);
  return world;
}

namespace {

// Holds the world for so many quarters; how outside sales grow but for the hold is measured in the
// second half.
void hold(World& world, int quarters, Workspace& workspace) {
  Quarter const end = world.now + quarters;
  while (world.now < end) {
    bool const settled = world.now >= end - quarters / 2;
    if (settled) {
      for (CellState& cell : world.cells) cell.outside_from += cell.outside_sales;
    }
    step(world, workspace, {});
    for (std::size_t c = 0; settled && c < world.cells.size(); ++c) {
      world.cells[c].outside_to +=
          world.cells[c].outside_sales / workspace.outside_growth[c];  // the factor of the hold
    }
  }
}

}  // namespace

World spin_up(std::shared_ptr<Economy const> economy, RandomField random, int quarters,
              Workspace& workspace) {
  World world = found_world(std::move(economy), random, spin_up_end - quarters);
  hold(world, quarters, workspace);
  return world;
}

World hold_anew(World population, std::shared_ptr<Economy const> economy, RandomField random,
                int quarters, Workspace& workspace) {
  CLUSTRESS_REQUIRE(population.now == spin_up_end && quarters <= most_held &&
                        population.cells.size() == economy->cells.size() &&
                        population.niches.size() == economy->niches.size(),
                    "only a population that was just spun up goes on, in the same world");
  population.economy = std::move(economy);
  population.random = population.macro_random = random;
  for (CellState& cell : population.cells) cell.outside_from = cell.outside_to = 0;
  hold(population, quarters, workspace);
  return population;
}

std::vector<double> outside_drifts(std::span<World const> populations) {
  CLUSTRESS_REQUIRE(!populations.empty(), "no population to measure growth on");
  std::size_t const sectors = populations.front().economy->facts.sectors.size();
  std::vector<double> from(sectors, 0.0), to(sectors, 0.0), drifts(sectors, 0.0);
  for (World const& world : populations) {
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      std::size_t const s = world.economy->cells[c].sector.get();
      from[s] += world.cells[c].outside_from;
      to[s] += world.cells[c].outside_to;
    }
  }
  for (std::size_t s = 0; s < sectors; ++s)
    drifts[s] = from[s] > 0 && to[s] > 0 ? fast_log(from[s] / to[s]) : 0.0;
  return drifts;
}

void begin_burn_in(World& world, RandomField random, int burn_in_quarters) {
  Quarter const shift = -burn_in_quarters - world.now;
  auto const moved = [shift](std::int16_t& quarter) {
    if (quarter != never) quarter = static_cast<std::int16_t>(quarter + shift);
  };
  FirmTable& firms = world.firms;
  for (auto* column :
       {&firms.founded, &firms.last_innovation, &firms.project_due, &firms.last_award}) {
    for (std::int16_t& quarter : *column) moved(quarter);
  }
  world.now += shift;
  world.random = random;
  forget_hold(world);
  for (Link& link : world.links) link.formed += shift;
}

void release(World& world, std::span<double const> outside_drift_by_sector) {
  CLUSTRESS_REQUIRE(world.now == 0 && world.regime == Regime::hold,
                    "a world is released at quarter 0, once");
  place_own_firms(world);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    world.cells[c].outside_drift = outside_drift_by_sector[world.economy->cells[c].sector.get()];
  }
  set_constants(world);
  record_anchor_firms(world);
  world.regime = Regime::released;
}

}  // namespace clustress
