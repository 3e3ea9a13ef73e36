// sim/behaviour/entry.cpp — how many firms are founded.
//
// Equations and parameters: docs/model/mechanisms/entry_and_exit.md, which also says when a cluster
// has two stable sizes; the defaults lie below that range. The number of founders of a cell is a
// quantile of one keyed uniform, so more demand adds founders and never replaces them. A spin-off
// inherits the cell, niche, place in knowledge space and a part of the productivity of its parent.
// A would-be founder lacks some of the start capital and founds if a grant or a loan closes the
// gap.
#include "sim/behaviour/entry.hpp"

#include <algorithm>
#include <cmath>

#include "sim/behaviour/crowding.hpp"
#include "sim/behaviour/entry_cycle.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/marks.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double largest_entrant = 250.0;  // jobs

}  // namespace

double self_augmenting_entry(EntryParameters const& p, double relative_size) {
  auto const form = [&p](double x) {
    return p.spontaneous + p.augmented * x * x / (p.critical_mass * p.critical_mass + x * x);
  };
  double const base = form(1.0);
  return base > 0 ? form(relative_size) / base : 1.0;
}

bool is_bistable(double spontaneous, double augmented, double critical_mass, double exit_rate,
                 double crowding) {
  double const k2 = critical_mass * critical_mass, more = 1.0 + crowding;
  // The gap between ln A(x) and (1 + κ) ln x turns where x A'/A = 1 + κ: a quadratic in y = x².
  double const a = more * (spontaneous + augmented);
  double const b = k2 * (more * (2.0 * spontaneous + augmented) - 2.0 * augmented);
  double const c = more * spontaneous * k2 * k2;
  double const discriminant = b * b - 4.0 * a * c;
  if (!(b < 0 && discriminant > 0 && exit_rate > 0)) return false;
  double const root = std::sqrt(discriminant);
  auto const entry_less_exits = [&](double y) {
    return spontaneous + augmented * y / (k2 + y) - exit_rate * std::pow(y, 0.5 * more);
  };
  // Exits exceed entry at the lower turn and fall short of it at the upper one.
  return entry_less_exits(2.0 * c / (root - b)) <= 0 &&
         entry_less_exits((root - b) / (2.0 * a)) > 0;
}

double entry_mean(World const& world, CellRow id) {
  Economy const& economy = *world.economy;
  EntryParameters const& p = economy.parameters.entry;
  Cell const& cell = economy.cell(id);
  double const births = 0.25 * economy.sector_of(id).entry_rate * cell.reference_firms;
  double mean = std::max(0.0, births - p.spin_off_hazard * cell.target_jobs);
  MarketState const& market = world.markets[cell.market.get()];
  if (world.regime == Regime::hold || !(market.base_demand > 0)) return mean;
  mean *= fast_pow(market.local_demand / market.base_demand, p.demand_elasticity);
  mean *= founders_over_cycle(world, id);
  mean *= crowded_entry(world, id);
  if (!cell.cluster) return mean;
  ClusterState const& cluster = world.clusters[cell.cluster->get()];
  if (cluster.base_firms > 0) {
    mean *= self_augmenting_entry(p, static_cast<double>(cluster.firms) / cluster.base_firms);
  }
  return mean * phase_entry_factor(world, cell.cluster->get());
}

FirmId entrant_id(Economy const& economy, CellRow cell, std::int32_t quarter, std::int64_t k) {
  return FirmId{combine(combine(economy.cell(cell).key,
                                static_cast<std::uint64_t>(static_cast<std::int64_t>(quarter))),
                        static_cast<std::uint64_t>(k))};
}

double entrant_jobs(Economy const& economy, double u) {
  DemographyParameters const& p = economy.parameters.demography;
  if (p.born_with_staff == 0.0) return 1.0;
  // b_E (L/2)^−α_0 is the share of L and more persons
  double const low = 2.0 * fast_pow(p.born_with_staff, 1.0 / p.entrant_size_exponent);
  double const size = std::max(1.0, pareto_quantile(u, low, p.entrant_size_exponent));
  return static_cast<double>(static_cast<std::int32_t>(std::min(largest_entrant, size)));
}

void draw_spin_offs(World& world, Workspace& workspace, Tile tile) {
  double const hazard =
      world.economy->parameters.entry.spin_off_hazard * crowded_entry(world, tile.cell);
  FirmTable const& firms = world.firms;
  Marks leaves;
  std::vector<SpinOff>& spin_offs = workspace.events[tile.cell.get()].spin_offs;
  for (std::size_t i = 0; i < tile.size; ++i)
    workspace.tile.hazard[i] = hazard * static_cast<double>(firms.jobs[tile.begin + i]);
  mark_below(tile.size, workspace.tile.hazard, workspace.tile.draws.decisions[3], leaves);
  for_each_marked(leaves, tile.size, [&](std::size_t i) {
    std::size_t const row = tile.begin + i;
    FirmId const child{combine(
        combine(to_number(firms.id[row]), static_cast<std::uint64_t>(Purpose::spin_off_traits)),
        static_cast<std::uint64_t>(static_cast<std::int64_t>(world.now)))};
    spin_offs.push_back({child, firms.productivity[row], firms.position[row], firms.niche[row]});
  });
}

struct EntryMechanism {
  static constexpr std::string_view name = "entry";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.entries = cell.spin_offs = 0;
  }
};

template Mechanism const& mechanism<EntryMechanism>();

}  // namespace clustress
