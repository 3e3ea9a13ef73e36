// sim/behaviour/demand.cpp — what is bought locally.
//
// Equations and parameters: docs/model/mechanisms/incomes_and_demand.md. Income of residents
// (incomes.cpp) becomes spending slowly, and spending is local demand of the next quarter, in part:
// the rest is bought by the public sector, visitors, pensioners and programmes. Constants are means
// of the held quarters, so the base year balances. Demand in nominal terms is deflated by local
// prices where it becomes jobs (labour.cpp).
#include "sim/behaviour/demand.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/behaviour/incomes.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {

void set_local_demand(World& world) {
  if (world.regime == Regime::hold) return;
  Economy const& economy = *world.economy;
  double const c = economy.parameters.demand.income_share;
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    std::size_t const place = economy.markets[m].region.get();
    double spending = 0, anchor = 0;
    for (std::size_t h = 0; h < world.regions.size(); ++h) {
      double const share = economy.regions[h].purchases[place];
      spending += share * world.regions[h].spending;
      anchor += share * world.regions[h].base_spending;
    }
    double const x = world.environment.local_demand[economy.markets[m].sector.get()];
    world.markets[m].local_demand =
        world.markets[m].base_demand * x * ((1.0 - c) + c * spending / anchor) +
        world.markets[m].purchases;
  }
}

struct DemandMechanism {
  static constexpr std::string_view name = "incomes and demand";
  static void settle(Settlement const& s) { earn_incomes(s.world); }
  static std::string fault(World const& world) {
    for (std::size_t r = 0; r < world.regions.size(); ++r) {
      if (!std::isfinite(world.regions[r].spending))
        return fmt::format("incomes of {} are not finite", world.economy->facts.regions[r].name);
    }
    return "";
  }
  static void hold(World& world, UseOfHold use) {
    for (MarketState& market : world.markets)
      use(market.demand_mean, market.local_demand, market.base_demand);
    for (RegionState& region : world.regions)
      use(region.spending_mean, region.spending, region.base_spending);
  }
};

template Mechanism const& mechanism<DemandMechanism>();

}  // namespace clustress
