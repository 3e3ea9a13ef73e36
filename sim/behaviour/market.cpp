// sim/behaviour/market.cpp — two sales stocks and the competition for them.
//
// Equations and parameters: docs/model/mechanisms/market.md. Customers learn of productivity
// slowly, up and down; both stocks of sales follow what they know, with rare Laplace shocks of mean
// one and faster growth of the young. Local sales are scaled to local demand, exactly up to
// rounding, so displacement through the product market comes out. Outside sales grow with the
// declared path and are pulled back to what the sector can hold at its costs; the pull takes back
// luck, not what firms win by being better, and closes a gap in kEUR, not in logarithms: then luck
// of mean one leaves the mean where it is. Local rivals all pay the same wage, rent and energy
// price, so costs count outside only.
//
// In the hold (spin-up, burn-in) the factors of both stocks are replaced by the one that brings the
// cell's jobs to their fact: demand is solved for, and its mean becomes the released world's
// constant.
#include "sim/behaviour/market.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/demand.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/wider_luck.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// The hold is a proportional–integral control of log sales growth on the gap in log jobs; jobs
// follow sales by about one and a half quarters, for which these gains are well damped (0.9 of
// critical).
constexpr double hold_gain = 0.3, hold_integral_gain = 0.03;
// of X* over X that still speeds growth up: few firms left shall not inherit a sector
constexpr double largest_lag = 8.0;
constexpr double trend_memory = 0.75;  // of the smoothed growth that juries see, per quarter

struct GrowthTerms {
  double elasticity, turnover, local_growth, outside_growth;
};

CLUSTRESS_KERNEL
void grow(std::size_t n, GrowthTerms const g, std::uint32_t const* __restrict shock_bits,
          double const* __restrict shock_scale, double const* __restrict shock_arrival,
          double const* __restrict constant_growth, double const* __restrict productivity,
          float const* __restrict gain, double* __restrict reputation,
          double* __restrict local_sales, double* __restrict outside_sales,
          double* __restrict outside_base, float* __restrict trend) {
  for (std::size_t i = 0; i < n; ++i) {
    double const shock =
        rare_laplace_quantile(to_uniform(shock_bits[i]), shock_arrival[i], shock_scale[i]);
    double const news =
        g.turnover * (productivity[i] + static_cast<double>(gain[i]) - reputation[i]);
    double const log_growth = g.elasticity * news + shock + constant_growth[i];
    reputation[i] += news;
    double const growth = fast_exp(log_growth);
    local_sales[i] *= growth * g.local_growth;
    outside_sales[i] *= growth * g.outside_growth;
    outside_base[i] = outside_sales[i] * fast_exp(-g.elasticity * reputation[i]);
    trend[i] = static_cast<float>(trend_memory * static_cast<double>(trend[i]) +
                                  (1.0 - trend_memory) * log_growth);
  }
}

}  // namespace

void prepare_sales(World& world, Workspace& workspace) {
  MarketParameters const& p = world.economy->parameters.market;
  std::vector<double> outside(world.markets.size(), 0.0);
  for (std::size_t c = 0; c < world.cells.size(); ++c)
    outside[world.economy->cells[c].market.get()] += world.cells[c].outside_base;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    Cell const& cell = world.economy->cells[c];
    CellState& state = world.cells[c];
    if (world.regime == Regime::hold) {
      // An empty cell has no sales that could grow: its control must not wind up.
      double const gap =
          state.jobs > 0 ? fast_log(cell.target_jobs / static_cast<double>(state.jobs)) : 0.0;
      state.hold_integral += hold_integral_gain * gap;
      workspace.local_growth[c] = workspace.outside_growth[c] =
          fast_exp(hold_gain * gap + state.hold_integral);
      continue;
    }
    MarketState& market = world.markets[cell.market.get()];
    double const path = fast_log(world.environment.outside_demand[cell.sector.get()]);
    double const ln_wage = world.regions[cell.region.get()].log_wage;
    double const costs = p.wage_sensitivity * ln_wage +
                         p.energy_sensitivity * extra_energy_cost(world, CellRow(c)) +
                         rent_cost(world, cell.region);
    double growth = fast_exp(state.outside_drift + path - market.log_outside_path);
    if (outside[cell.market.get()] > 0 && market.base_outside > 0) {
      double const held =
          market.base_outside * fast_exp(market.log_outside_path - p.sales_elasticity * costs);
      double const ratio = std::min(held / outside[cell.market.get()], largest_lag);
      growth *= 1.0 + p.outside_reversion * (ratio - 1.0);
    }
    workspace.local_growth[c] = 1.0;
    workspace.outside_growth[c] = growth;
  }
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    world.markets[m].log_outside_path =
        fast_log(world.environment.outside_demand[world.economy->markets[m].sector.get()]);
  }
}

void grow_sales(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  Economy const& economy = *world.economy;
  MarketParameters const& p = economy.parameters.market;
  double shock_scale[Tile::capacity], shock_arrival[Tile::capacity],
      constant_growth[Tile::capacity], outside_base[Tile::capacity];
  SalesLuckTable const& luck_by_size = economy.luck[economy.cell(tile.cell).sector.get()];
  for (std::size_t i = 0; i < tile.size; ++i) {
    std::size_t const row = tile.begin + i;
    int const age = std::min(world.now - firms.founded[row], AgeEffects::oldest);
    SalesLuck const luck = luck_by_size.of(firms.jobs[row]);
    shock_scale[i] = luck.scale;
    shock_arrival[i] = luck.arrival;
    constant_growth[i] = luck.drift + economy.ages.young_growth[static_cast<std::size_t>(age)];
  }
  widen_luck(world, tile, shock_arrival, shock_scale, constant_growth);
  std::size_t const c = tile.cell.get();
  GrowthTerms const terms{p.sales_elasticity, p.customer_turnover, workspace.local_growth[c],
                          workspace.outside_growth[c]};
  grow(tile.size, terms, workspace.tile.draws.fortune[0], shock_scale, shock_arrival,
       constant_growth, &firms.productivity[tile.begin], &workspace.advantage[tile.begin],
       &firms.reputation[tile.begin], &firms.local_sales[tile.begin],
       &firms.outside_sales[tile.begin], outside_base, &firms.trend[tile.begin]);
  world.cells[c].local_sales += lane_sum(&firms.local_sales[tile.begin], tile.size);
  world.cells[c].outside_sales += lane_sum(&firms.outside_sales[tile.begin], tile.size);
  world.cells[c].outside_base += lane_sum(outside_base, tile.size);
}

double outside_base_of(World const& world, std::size_t row) {
  double const elasticity = world.economy->parameters.market.sales_elasticity;
  return world.firms.outside_sales[row] * fast_exp(-elasticity * world.firms.reputation[row]);
}

void clear_markets(World& world, Workspace& workspace) {
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& market = world.economy->markets[m];
    MarketState& state = world.markets[m];
    double offered = 0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
      offered += world.cells[c].local_sales;
    if (world.regime == Regime::hold) state.local_demand = offered;
    double const factor = offered > 0 ? (state.local_demand - state.bought_away) / offered : 1.0;
    workspace.local_factor[m].fill(factor);
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
      world.cells[c].local_sales *= factor;
  }
}

struct MarketMechanism {
  static constexpr std::string_view name = "market";
  static std::string fault(World const& world) {
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      double const local = world.cells[c].local_sales, outside = world.cells[c].outside_sales;
      if (!std::isfinite(local) || !std::isfinite(outside)) {
        return fmt::format("{} has local sales {:.6g}, outside sales {:.6g}",
                           world.economy->name_of(CellRow(c)), local, outside);
      }
    }
    return "";
  }
  static void hold(World& world, UseOfHold use) {
    for (std::size_t m = 0; m < world.markets.size(); ++m) {
      Market const& market = world.economy->markets[m];
      double outside = 0;
      for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
        outside += world.cells[c].outside_base;
      use(world.markets[m].outside_mean, outside, world.markets[m].base_outside);
    }
  }
  static std::size_t bytes(World const& world) { return heap_bytes(world.markets); }
};

template Mechanism const& mechanism<MarketMechanism>();

}  // namespace clustress
