// sim/behaviour/exports.cpp — selling abroad: a sunk cost to begin, a running cost to stay.
//
// Equations and both thresholds in closed form: docs/model/mechanisms/exports.md. A firm stays
// abroad at a productivity at which it would not begin. Rivals abroad do not become better when
// those at home do: a firm is compared with its market's mean of the base year. Only firms of
// sectors that sell far enough outside, and abroad at all, can export; entrants do not.
#include "sim/behaviour/exports.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// log points around the market's mean that still matter for exports
constexpr double productivity_clip = 1.0;

bool exports(FirmTable const& firms, std::size_t row) {
  return firms.standing[row].has(Standing::exporter);
}

double running_cost(World const& world, std::size_t row) {
  ExportParameters const& p = world.economy->parameters.exports;
  return p.running_cost_keur *
         fast_exp(p.running_cost_size_exponent *
                  world.economy->sizes.of(world.firms.jobs[row], &SizeEffects::log_size));
}

double chance_to_lose_markets(World const& world, std::size_t row) {
  ExportParameters const& p = world.economy->parameters.exports;
  return p.lost_markets *
         fast_exp(-p.lost_size_exponent *
                  world.economy->sizes.of(world.firms.jobs[row], &SizeEffects::log_size));
}

}  // namespace

bool can_export(Economy const& economy, CellRow cell) {
  SectorFacts const& sector = economy.sector_of(cell);
  return sector.outside_share >= economy.parameters.exports.tradable_share &&
         sector.foreign_share > 0;
}

double export_profit(World const& world, CellRow cell, std::size_t row) {
  ExportParameters const& p = world.economy->parameters.exports;
  FirmTable const& firms = world.firms;
  double const gain = exports(firms, row) ? p.sales_gain / (1.0 + p.sales_gain) : p.sales_gain;
  double const abroad = world.markets[world.economy->cell(cell).market.get()].base_productivity;
  double const distance = std::clamp(effective_productivity(firms, row) - abroad,
                                     -productivity_clip, productivity_clip);
  return p.margin_share * gain * firms.outside_sales[row] *
             fast_exp(p.productivity_effect * distance) -
         running_cost(world, row);
}

void start_exporting(World& world, std::size_t row) {
  if (exports(world.firms, row)) return;
  world.firms.standing[row].set(Standing::exporter);
  world.firms.outside_sales[row] *= 1.0 + world.economy->parameters.exports.sales_gain;
}

void review_exports(World& world) {
  ExportParameters const& p = world.economy->parameters.exports;
  FirmTable& firms = world.firms;
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    if (!can_export(*world.economy, CellRow(c))) continue;
    IncomeAccount& account = world.region_of(CellRow(c)).account;
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      if (!exports(firms, row)) return;
      double const cost = running_cost(world, row);
      firms.cash[row] -= cost;
      account.pay(Payment::export_costs, cost);
      bool const loses = export_profit(world, CellRow(c), row) < 0;
      if (!loses && p.lost_markets == 0.0) return;
      Block const draws =
          world.random.block(to_number(firms.id[row]), world.now, Purpose::export_review);
      bool const gives_up = loses && to_uniform(draws[0]) < p.stop_share;
      if (!gives_up && to_uniform(draws[1]) >= chance_to_lose_markets(world, row)) return;
      firms.standing[row].set(Standing::exporter, false);
      firms.outside_sales[row] /= 1.0 + p.sales_gain;
    });
  }
}

}  // namespace clustress
