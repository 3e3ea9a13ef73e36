// sim/behaviour/demand_gap.cpp — one number a market says how bad times are.
//
// Equations and parameters: docs/model/mechanisms/demand_gap.md. Demand at home and outside is held
// against the base year; what firms take for usual follows it slowly, and the gap between the two
// is what all behaviour over the cycle reads. It says how times are for all firms of the market,
// nothing of a firm's own luck. A programme moves it only by what it adds to demand.
#include "sim/behaviour/demand_gap.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {
namespace {

constexpr double least_demand = 1e-6;  // of the base year's; keeps the logarithm defined

double log_demand(World const& world, std::size_t m) {
  Market const& market = world.economy->markets[m];
  MarketState const& state = world.markets[m];
  double const outside = world.economy->facts.sectors[market.sector.get()].outside_share;
  double const path = world.environment.outside_demand[market.sector.get()];
  double const here = state.base_demand > 0.0 ? state.local_demand / state.base_demand : 1.0;
  return (1.0 - outside) * fast_log(here > least_demand ? here : least_demand) +
         outside * fast_log(path > least_demand ? path : least_demand);
}

}  // namespace

void set_demand_gaps(World& world) {
  if (world.regime == Regime::hold) return;
  double const speed = world.economy->parameters.cycle.usual_speed;
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    MarketState& market = world.markets[m];
    double const demand = log_demand(world, m);
    market.usual_demand += speed * (demand - market.usual_demand);
    market.demand_gap = demand - market.usual_demand;
  }
}

double demand_gap(World const& world, CellRow cell) {
  return world.markets[world.economy->cell(cell).market.get()].demand_gap;
}

double mood(World const& world, CellRow cell) {
  return fast_exp(world.economy->parameters.cycle.expectation * demand_gap(world, cell));
}

struct DemandGapMechanism {
  static constexpr std::string_view name = "demand gap";
  static std::string fault(World const& world) {
    for (std::size_t m = 0; m < world.markets.size(); ++m) {
      if (std::isfinite(world.markets[m].demand_gap)) continue;
      Market const& market = world.economy->markets[m];
      return fmt::format("the demand gap of {} in {} is not finite",
                         world.economy->facts.sectors[market.sector.get()].name,
                         world.economy->facts.regions[market.region.get()].name);
    }
    return "";
  }
};

template Mechanism const& mechanism<DemandGapMechanism>();

}  // namespace clustress
