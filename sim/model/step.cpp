#include "sim/model/step.hpp"

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/anchor_exits.hpp"
#include "sim/behaviour/demand.hpp"
#include "sim/behaviour/demand_gap.hpp"
#include "sim/behaviour/demography.hpp"
#include "sim/behaviour/entry.hpp"
#include "sim/behaviour/exports.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/hoarding.hpp"
#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/innovation_spillover.hpp"
#include "sim/behaviour/knowledge.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/behaviour/linked_firms.hpp"
#include "sim/behaviour/loans.hpp"
#include "sim/behaviour/market.hpp"
#include "sim/behaviour/network.hpp"
#include "sim/behaviour/organisations.hpp"
#include "sim/behaviour/orphans.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/behaviour/research.hpp"
#include "sim/behaviour/research_organisations.hpp"
#include "sim/behaviour/size_classes.hpp"
#include "sim/behaviour/spillover.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/model/start_of_world.hpp"

namespace clustress {
namespace {

// First pass over the firms: knowledge, then sales; the draws of both come together.
void learn_and_sell(World& world, Workspace& workspace) {
  prepare_sales(world, workspace);
  prepare_spillovers(world, workspace);
  prepare_agglomeration(world, workspace);
  prepare_innovation_spillover(world, workspace);
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
    learn_from_niche(world, workspace, tile);
    move_positions(world, tile);
    sum_advantages(world, workspace, tile);
    ideas_take_shape(world, workspace, tile);
    grow_sales(world, workspace, tile);
    sum_size_classes(world, workspace, tile);
  });
}

void settle_jobs(World& world, Workspace& workspace) {
  world.firms.for_each_tile([&](Tile tile) {
    FirmId const* const id = &world.firms.id[tile.begin];
    draw(world.random, id, tile.size, world.now, Purpose::firm_decisions,
         workspace.tile.draws.decisions);
    adjust_jobs(world, workspace, tile);
    pay_short_time(world, workspace, tile);
    settle_cash(world, workspace, tile);
    draw_exits(world, workspace, tile);
    draw_spin_offs(world, workspace, tile);
    draw_searchers(world, workspace, tile);
  });
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
  begin_quarter(world);
  workspace.fit(world);
  bool const supported = inputs.programme != nullptr && !inputs.programme->lines.empty();
  workspace.index.clear(0);
  if (supported || !world.office.loans.empty()) index_linked_firms(world, workspace);

  set_environment(world, inputs.stresses);
  done(StepPhase::environment);
  have_ideas(world, workspace, supported && could_support_ideas(world, *inputs.programme));
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
  set_demand_gaps(world);
  hold_demand_gap(world, inputs.held);
  seek_new_sellers(world);
  clear_markets(world, workspace);
  return_to_size_classes(world, workspace);
  done(StepPhase::market);
  set_prices(world, workspace);
  world.firms.for_each_tile([&](Tile tile) {
    post_vacancies(world, workspace, tile);
    keep_staff(world, workspace, tile);
  });
  done(StepPhase::vacancies);
  match(world, workspace, inputs.held.labour);
  done(StepPhase::matching);
  settle_jobs(world, workspace);
  done(StepPhase::jobs);
  close_anchor_firms(world, workspace);
  renew_firms(world, workspace);
  done(StepPhase::renewal);
  rewire(world, workspace);
  done(StepPhase::network);
  settle_quarter({world, workspace, inputs.held.labour});
  hold_settled(world, inputs.held);
  if (world.regime == Regime::hold && world.now > -hold_mean_quarters) measure_hold(world);
  done(StepPhase::settlement);
}

}  // namespace clustress
