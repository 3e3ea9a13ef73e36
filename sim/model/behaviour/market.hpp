// sim/model/behaviour/market.hpp — who sells how much: a local market where one firm's gain is another's loss, and the world
// outside, where it is not.
#pragma once

#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

struct MarketParameters {
  double sales_elasticity = 2.0;      // η
  double customer_turnover = 0.2;     // ν
  double wage_sensitivity = 0.5;      // θ_w
  double energy_sensitivity = 1.0;    // θ_E
  double outside_reversion = 0.03;    // κ
  double shock_scale = 0.32;          // σ_0
  double shock_size_exponent = 0.06;  // β
  double shock_arrival = 0.3;         // p_s
  double shock_guard = 0.6;           // largest Laplace scale
  double young_growth = 0.040;        // g_y
  double young_years = 3.25;          // τ_y, in years

  static void describe(ParameterTable<MarketParameters>& table);
};

// Growth factors of every cell this quarter: the hold, or selection against the world outside.
void prepare_sales(World& world, Workspace& workspace);

// Reputations follow productivity; sales stocks grow with them, by luck and by youth. Adds to the sums of the tile's cell.
void grow_sales(World& world, Workspace& workspace, Tile tile);

// What the firm would sell outside with an average reputation; kEUR a quarter.
double outside_base_of(World const& world, std::size_t row);

// Scales local sales so that they sum to local demand, market by market; in the hold, demand is what holds the jobs.
void clear_markets(World& world, Workspace& workspace);

}  // namespace clustress
