// sim/behaviour/size_classes.cpp — firms of a local market compete first with firms of their size.
//
// Equations and parameters: docs/model/mechanisms/size_classes.md. A small shop takes its customers
// from small shops: of what a class of size wins from others the share χ returns in the quarter, to
// the shares of the base year. Classes are told by the jobs of the quarter before and blend at
// their edges: one person more never makes a firm's rivals others than they were. A firm that
// grows into another class takes its sales along and competes there. In the hold nothing returns:
// shares are what luck and competition make of them, and their mean is the base year's.
#include "sim/behaviour/size_classes.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// between a class's shares of the base year and of today: few firms left shall not inherit a class
constexpr double largest_lag = 8.0;

struct ClassLanes {
  double lane[market_classes][8] = {};
  CLUSTRESS_INLINE void add(std::size_t k, std::int32_t jobs, double sales) {
    double const micro = micro_weight(jobs), large = large_weight(jobs);
    lane[0][k] += micro * sales;
    lane[1][k] += (1.0 - micro - large) * sales;
    lane[2][k] += large * sales;
  }
};

// Sums by class in eight lanes, folded as in kernel_sums.hpp: the same bits everywhere.
CLUSTRESS_KERNEL
void sum_by_class(std::size_t n, std::int32_t const* __restrict jobs,
                  double const* __restrict sales, double* __restrict sums) {
  ClassLanes c;
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    for (std::size_t k = 0; k < 8; ++k) c.add(k, jobs[i + k], sales[i + k]);
  }
  for (std::size_t k = 0; i + k < n; ++k) c.add(k, jobs[i + k], sales[i + k]);
  for (std::size_t g = 0; g < market_classes; ++g) sums[g] += lane_sum(c.lane[g], 8);
}

ClassShares shares_of(ClassShares sales) {
  double const all = sales[0] + sales[1] + sales[2];
  if (!(all > 0)) return {};
  for (double& one : sales) one /= all;
  return sales;
}

ClassShares market_shares(World const& world, std::size_t m,
                          std::vector<ClassShares> const& sales_of_cells) {
  Market const& market = world.economy->markets[m];
  ClassShares sales{};
  for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
    for (std::size_t g = 0; g < market_classes; ++g) sales[g] += sales_of_cells[c][g];
  }
  return shares_of(sales);
}

}  // namespace

void sum_size_classes(World const& world, Workspace& workspace, Tile tile) {
  if (world.economy->parameters.market.class_return == 0.0) return;
  sum_by_class(tile.size, &world.firms.jobs[tile.begin], &world.firms.local_sales[tile.begin],
               workspace.class_sales[tile.cell.get()].data());
}

ClassShares class_factors(ClassShares const& share, ClassShares const& base, double part) {
  ClassShares factors{1.0, 1.0, 1.0};
  double before = 0, after = 0;
  for (std::size_t g = 0; g < market_classes; ++g) {
    if (!(share[g] > 0 && base[g] > 0)) continue;  // it has no share to return to: it keeps its own
    factors[g] = fast_pow(std::clamp(base[g] / share[g], 1.0 / largest_lag, largest_lag), part);
    before += share[g];
    after += share[g] * factors[g];
  }
  for (std::size_t g = 0; g < market_classes; ++g) {
    if (share[g] > 0 && base[g] > 0) factors[g] *= before / after;
  }
  return factors;
}

void return_to_size_classes(World& world, Workspace& workspace) {
  double const part = world.economy->parameters.market.class_return;
  if (part == 0.0) return;
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    MarketState& state = world.markets[m];
    state.class_share = market_shares(world, m, workspace.class_sales);
    if (world.regime == Regime::hold) continue;
    ClassShares const returned = class_factors(state.class_share, state.base_class_share, part);
    ClassShares& factor = workspace.local_factor[m];
    for (std::size_t g = 0; g < market_classes; ++g) factor[g] *= returned[g];
    Market const& market = world.economy->markets[m];
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      ClassShares const& sales = workspace.class_sales[c];
      world.cells[c].local_sales =
          sales[0] * factor[0] + sales[1] * factor[1] + sales[2] * factor[2];
    }
  }
}

std::vector<ClassShares> local_class_shares(World const& world) {
  std::vector<ClassShares> sales(world.cells.size()), shares;
  world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
    double const jobs = world.firms.jobs[row], local = world.firms.local_sales[row];
    sales[cell.get()][0] += micro_weight(jobs) * local;
    sales[cell.get()][1] += (1.0 - micro_weight(jobs) - large_weight(jobs)) * local;
    sales[cell.get()][2] += large_weight(jobs) * local;
  });
  for (std::size_t m = 0; m < world.markets.size(); ++m)
    shares.push_back(market_shares(world, m, sales));
  return shares;
}

struct SizeClassesMechanism {
  static constexpr std::string_view name = "size classes of local markets";
  static void hold(World& world, UseOfHold use) {
    for (MarketState& market : world.markets) {
      for (std::size_t g = 0; g < market_classes; ++g)
        use(market.class_share_mean[g], market.class_share[g], market.base_class_share[g]);
    }
  }
};

template Mechanism const& mechanism<SizeClassesMechanism>();

}  // namespace clustress
