#include "sim/study/run_size.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "sim/behaviour/entry.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/layout.hpp"
#include "sim/engine/memory.hpp"
#include "sim/model/start_of_world.hpp"
#include "sim/study/moments_of_study.hpp"

namespace clustress {
namespace {

constexpr double usual_seconds = 120e-9;  // per firm and quarter, where a trial would take too long
constexpr double trial_firms = 300'000;
constexpr int trial_quarters = 4;
constexpr double compressed_share = 0.35;  // of the raw numbers, measured on the shipped scenarios
constexpr double recording_share = 1.25;   // indicators, pairing and compression on top of the step
constexpr double smallest_result = 1e5;    // bytes

double seconds_per_firm_quarter(std::shared_ptr<Economy const> const& economy, double firms) {
  if (firms > trial_firms) return usual_seconds;
  Workspace workspace;
  World world = found_world(economy, RandomField(1, 0), -trial_quarters - 2);
  while (world.now < -trial_quarters) step(world, workspace, {});
  double counted = 0;
  double const begun = thread_seconds();
  while (world.now < 0) {
    counted += static_cast<double>(world.firms.count());
    step(world, workspace, {});
  }
  return (thread_seconds() - begun) / counted * recording_share;
}

// What a per cent more firms of the cluster there takes from entry and adds to exit, in per cent:
// the cluster's part of its market, in the base year, times what crowding does.
double crowding_of_cluster(Economy const& economy, Cell const& cell) {
  EntryParameters const& p = economy.parameters.entry;
  Market const& market = economy.markets[cell.market.get()];
  double all = 0;
  for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
    all += economy.cells[c].target_jobs;
  double const local = 1.0 - economy.facts.sectors[cell.sector.get()].outside_share;
  return (p.crowding_entry + p.crowding_exit) * local * cell.target_jobs / all;
}

}  // namespace

RunSize run_size(Scenario const& scenario, int threads) {
  Simulation const& s = scenario.simulation;
  auto const economy = std::make_shared<Economy const>(scenario.world, scenario.model);
  RunSize size;
  size.cells = economy->cells.size();
  size.firms = usual_firms(*economy);
  double const units = static_cast<double>(scenario.points.all.size()) * s.replicates;
  size.worlds = static_cast<double>(scenario.variants.size() * scenario.stresses.size()) * units;
  std::set<std::string> keys;  // of the populations that the points depend on
  for (ScenarioPoint const& point : scenario.points.all) keys.insert(point.population_key);
  size.populations = static_cast<double>(keys.size()) * s.populations;
  double const quarters = static_cast<double>(quarters_of_unit(scenario)) * units +
                          static_cast<double>(s.spin_up_quarters) * size.populations;
  size.firm_quarters = quarters * size.firms;
  size.seconds = size.firm_quarters * seconds_per_firm_quarter(economy, size.firms) / threads;
  size.memory_bytes = estimate_memory(scenario, *economy).bytes(usual_in_flight(threads));
  double const outcome_bytes = static_cast<double>(layout_of(scenario).size) * sizeof(double);
  size.result_bytes = std::max(smallest_result, outcome_bytes * units * compressed_share);
  auto const submixes = static_cast<double>(std::ranges::count_if(
      scenario.variants, [](Variant const& variant) { return !variant.submix_of.empty(); }));
  size.submix_worlds = submixes * static_cast<double>(scenario.stresses.size()) * units;
  size.submix_seconds = size.seconds * size.submix_worlds * s.horizon_quarters / quarters;
  size.submix_bytes = size.result_bytes * submixes / static_cast<double>(scenario.variants.size());
  return size;
}

bool has_two_cluster_sizes(Scenario const& scenario) {
  if (scenario.world.clusters.empty()) return false;
  EntryParameters const& p = scenario.model.entry;
  // Exits that balance entry in the base year.
  double const exits = p.spontaneous + p.augmented / (p.critical_mass * p.critical_mass + 1.0);
  Economy const economy(scenario.world, scenario.model);
  return std::any_of(economy.cells.begin(), economy.cells.end(), [&](Cell const& cell) {
    return cell.cluster && is_bistable(p.spontaneous, p.augmented, p.critical_mass, exits,
                                       crowding_of_cluster(economy, cell));
  });
}

}  // namespace clustress
