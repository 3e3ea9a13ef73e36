// sim/world/parameters/market.hpp — in numbers: who sells how much: a local market where one firm's
// gain is another's loss, and the world
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct MarketParameters {
  double sales_elasticity = 2.0;       // η
  double customer_turnover = 0.2;      // ν
  double wage_sensitivity = 0.5;       // θ_w
  double energy_sensitivity = 1.0;     // θ_E
  double outside_reversion = 0.03;     // κ
  double class_return = 0.2;           // χ
  double shock_scale = 0.313;          // σ_0
  double shock_size_exponent = 0.113;  // β
  double shock_arrival = 0.3;          // p_s
  double shock_rarity = 0.14;          // ω
  double shock_guard = 0.6;            // largest Laplace scale
  double young_growth = 0.0325;        // g_y
  double young_years = 3.25;           // τ_y, in years

  static void describe(ParameterTable<MarketParameters>& table);
};

}  // namespace clustress
