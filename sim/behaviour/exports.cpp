// sim/behaviour/exports.cpp — selling abroad: a sunk cost to begin, a running cost to stay.
//
//   F_i   = γ S^x_i            if the firm does not export yet,   γ/(1+γ) S^x_i if it does
//           foreign sales    [kEUR]
//   π_i   = m_x F_i e^{θ clip(a_i + b_i − ā⁰_m)} − f_x (L_i/10)^c_x
//           profit of exporting [kEUR a quarter]
//   start   S^x_i ← (1 + γ) S^x_i       by an export step: worth its sunk cost C while π_i D(1) > C
//           (ideas.cpp)
//   each quarter an exporter pays its running cost f_x (L_i/10)^c_x from cash
//   stop    S^x_i ← S^x_i / (1 + γ)     with probability q a quarter while π_i < 0
//
// γ rise of outside sales, m_x margin of the market's average firm, θ effect of productivity, ā⁰_m
// the market's mean in the base year: rivals abroad do not become better when those at home do.
// Both thresholds in closed form, for foreign sales F and running cost f:
//   stay   a* = ā⁰ + ln(f / (m_x F)) / θ            start   a° = ā⁰ + ln((f + C/D) / (m_x F)) / θ
//           >  a*
// so a firm stays in at a productivity at which it would not begin. Productivity thresholds: Melitz
// 2003; sunk cost and persistence: Roberts & Tybout 1997. Only firms of sectors that sell far
// enough outside (τ_s at least the tradable share) and abroad at all can export; entrants do not.
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
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      if (!exports(firms, row)) return;
      firms.cash[row] -= running_cost(world, row);
      if (export_profit(world, CellRow(c), row) >= 0) return;
      Block const draws =
          world.random.block(to_number(firms.id[row]), world.now, Purpose::export_review);
      if (to_uniform(draws[0]) >= p.stop_share) return;
      firms.standing[row].set(Standing::exporter, false);
      firms.outside_sales[row] /= 1.0 + p.sales_gain;
    });
  }
}

}  // namespace clustress
