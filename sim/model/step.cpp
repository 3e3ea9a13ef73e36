#include "sim/model/step.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/anchor_exits.hpp"
#include "sim/behaviour/demand.hpp"
#include "sim/behaviour/demography.hpp"
#include "sim/behaviour/entry.hpp"
#include "sim/behaviour/exports.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/knowledge.hpp"
#include "sim/behaviour/labour_supply.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/behaviour/linked_firms.hpp"
#include "sim/behaviour/loans.hpp"
#include "sim/behaviour/market.hpp"
#include "sim/behaviour/network.hpp"
#include "sim/behaviour/organisations.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/behaviour/research.hpp"
#include "sim/behaviour/research_organisations.hpp"
#include "sim/behaviour/spillover.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/model/start_of_world.hpp"

namespace clustress {
namespace {

constexpr double most_at_work =
    4.0;  // per member of the labour force; far from any economy, near enough to stop an explosion

void clear_flows(World& world) {
  for (CellState& cell : world.cells) {
    cell.entries = cell.exits = cell.projects_started = cell.insolvencies = cell.spin_offs = 0;
    cell.jobs_created = cell.jobs_destroyed = 0;
    cell.rd_spending = 0;
  }
  for (RegionState& region : world.regions) region.research_projects = 0;
}

// First pass over the firms: knowledge, then sales; the draws of both come together.
void learn_and_sell(World& world, Workspace& workspace) {
  prepare_sales(world, workspace);
  prepare_spillovers(world, workspace);
  prepare_agglomeration(world, workspace);
  for (CellState& cell : world.cells) cell.local_sales = cell.outside_sales = cell.outside_base = 0;
  world.firms.for_each_tile([&](Tile tile) {
    FirmId const* const id = &world.firms.id[tile.begin];
    draw(world.random, id, tile.size, world.now, Purpose::firm_knowledge,
         workspace.tile.draws.knowledge);
    draw(world.random, id, tile.size, world.now, Purpose::firm_fortune,
         workspace.tile.draws.fortune);
    do_research(world, workspace, tile);
    learn_from_others(world, workspace, tile);
    learn(world, workspace, tile);
    move_positions(world, tile);
    sum_advantages(world, workspace, tile);
    ideas_take_shape(world, workspace, tile);
    grow_sales(world, workspace, tile);
  });
}

void set_prices(World const& world, Workspace& workspace) {
  LabourParameters const& p = world.economy->parameters.labour;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    double const log_wage = world.regions[world.economy->cells[c].region.get()].log_wage;
    workspace.local_price[c] = fast_exp(-p.local_price_elasticity * log_wage);
    workspace.outside_price[c] = fast_exp(-p.outside_wage_elasticity * log_wage);
  }
}

void settle_jobs(World& world, Workspace& workspace) {
  world.firms.for_each_tile([&](Tile tile) {
    FirmId const* const id = &world.firms.id[tile.begin];
    draw(world.random, id, tile.size, world.now, Purpose::firm_decisions,
         workspace.tile.draws.decisions);
    adjust_jobs(world, workspace, tile);
    settle_cash(world, workspace, tile);
    draw_exits(world, workspace, tile);
    draw_spin_offs(world, workspace, tile);
    draw_searchers(world, workspace, tile);
  });
}

void record_hold_means(World& world) {
  if (world.regime != Regime::hold || world.now <= -hold_mean_quarters) return;
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& market = world.economy->markets[m];
    double outside = 0, jobs = 0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      outside += world.cells[c].outside_base;
      jobs += static_cast<double>(world.cells[c].jobs);
    }
    world.markets[m].jobs_mean.add(jobs);
    world.markets[m].productivity_mean.add(world.markets[m].mean_productivity);
    world.markets[m].demand_mean.add(world.markets[m].local_demand);
    world.markets[m].outside_mean.add(outside);
  }
  for (RegionState& region : world.regions) region.spending_mean.add(region.spending);
  for (NicheState& niche : world.niches) {
    niche.jobs_mean.add(static_cast<double>(niche.jobs));
    niche.rd_mean.add(niche.rd_stock);
  }
  for (ClusterState& cluster : world.clusters) {
    cluster.firms_mean.add(static_cast<double>(cluster.firms));
    cluster.heterogeneity_mean.add(cluster.heterogeneity);
  }
}

void check(World const& world) {
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    CellState const& cell = world.cells[c];
    bool const sane = std::isfinite(cell.local_sales) && std::isfinite(cell.outside_sales) &&
                      cell.jobs >= 0 && cell.jobs < (1LL << 40);
    if (!sane) {
      Cell const& where = world.economy->cells[c];
      throw WorldFailure(
          fmt::format("quarter {}: {} in {} has {} jobs, local sales {:.6g}, outside sales {:.6g}",
                      world.now, world.economy->facts.sectors[where.sector.get()].name,
                      world.economy->facts.regions[where.region.get()].name, cell.jobs,
                      cell.local_sales, cell.outside_sales));
    }
  }
  for (std::size_t r = 0; r < world.regions.size(); ++r) {
    std::string const& name = world.economy->facts.regions[r].name;
    if (!std::isfinite(world.regions[r].spending) || !std::isfinite(world.regions[r].log_wage)) {
      throw WorldFailure(
          fmt::format("quarter {}: incomes or wages of {} are not finite", world.now, name));
    }
    double at_work = 0;
    for (RegionState const& work : world.regions) at_work += work.residents[r];
    double const labour_force = world.regions[r].labour_force;
    if (!(at_work <= most_at_work * labour_force)) {
      throw WorldFailure(
          fmt::format("quarter {}: {:.0f} residents of {} are at work, its labour force is {:.0f}",
                      world.now, at_work, name, labour_force));
    }
  }
}

}  // namespace

std::string_view to_string(StepPhase phase) {
  constexpr std::string_view names[] = {
      "environment", "ideas",    "programme", "organisations", "projects", "knowledge", "market",
      "vacancies",   "matching", "jobs",      "renewal",       "network",  "settlement"};
  return names[static_cast<std::size_t>(phase)];
}

void step(World& world, Workspace& workspace, StepInputs const& inputs) {
  auto const done = [&](StepPhase phase) {
    if (inputs.observer != nullptr) inputs.observer(inputs.observer_context, phase, world);
  };
  ++world.now;
  clear_flows(world);
  world.office.begin_quarter();
  workspace.fit(world);
  bool const supported = inputs.programme != nullptr && !inputs.programme->lines.empty();
  workspace.index.clear(0);
  if (supported || !world.office.loans.empty()) index_linked_firms(world, workspace);

  set_environment(world, inputs.stresses);
  done(StepPhase::environment);
  have_ideas(world, workspace, supported);
  done(StepPhase::ideas);
  if (inputs.programme != nullptr) run_programme(world, workspace, *inputs.programme);
  done(StepPhase::programme);
  run_organisations(world);
  done(StepPhase::organisations);
  allocate_research_places(world, workspace);
  decide_projects(world, workspace);
  complete_projects(world);
  service_loans(world, workspace, inputs.programme);
  review_exports(world);
  done(StepPhase::projects);
  learn_and_sell(world, workspace);
  done(StepPhase::knowledge);
  set_local_demand(world);
  clear_markets(world, workspace);
  done(StepPhase::market);
  set_prices(world, workspace);
  world.firms.for_each_tile([&](Tile tile) { post_vacancies(world, workspace, tile); });
  done(StepPhase::vacancies);
  match(world, workspace, inputs.held_labour);
  done(StepPhase::matching);
  settle_jobs(world, workspace);
  done(StepPhase::jobs);
  close_anchor_firms(world, workspace);
  renew_firms(world, workspace);
  done(StepPhase::renewal);
  rewire(world, workspace);
  done(StepPhase::network);
  settle_labour(world, inputs.held_labour);
  earn_incomes(world, workspace);
  check(world);
  adjust_labour_supply(world);
  survey_productivity(world);
  survey_niches(world);
  settle_rents(world);
  survey_clusters(world);
  record_hold_means(world);
  done(StepPhase::settlement);
}

}  // namespace clustress
