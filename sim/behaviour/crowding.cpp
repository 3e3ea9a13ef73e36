// sim/behaviour/crowding.cpp — a market has room for so many firms.
//
// Equations and parameters: docs/model/mechanisms/crowding.md. Where more firms share a market's
// demand than in the base year, fewer are founded and more small ones close; where fewer do, the
// other way round. What counts is how it stood at the end of the quarter before. In the hold
// nothing is crowded: firms are counted there, and their mean is the base year's number.
#include "sim/behaviour/crowding.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {
namespace {

// of firms per demand, base year to today and back: an emptied market shall not fill in a quarter
constexpr double largest_crowding = 8.0;

double factor(World const& world, CellRow id, double elasticity) {
  if (elasticity == 0.0 || world.regime == Regime::hold) return 1.0;
  double const n = world.markets[world.economy->cell(id).market.get()].crowding;
  return fast_pow(n, elasticity * (1.0 - world.economy->sector_of(id).outside_share));
}

}  // namespace

double crowding_of(double firms, double base_firms, double demand, double base_demand) {
  if (!(base_firms > 0 && base_demand > 0 && demand > 0)) return 1.0;
  double const n = firms / base_firms * (base_demand / demand);
  return std::clamp(n, 1.0 / largest_crowding, largest_crowding);
}

double crowded_entry(World const& world, CellRow id) {
  return factor(world, id, -world.economy->parameters.entry.crowding_entry);
}

double crowded_exit(World const& world, CellRow id) {
  return factor(world, id, world.economy->parameters.entry.crowding_exit);
}

void count_firms(World& world) {
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& market = world.economy->markets[m];
    std::size_t firms = 0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
      firms += world.firms.segment(CellRow(c)).count;
    world.markets[m].firms = static_cast<double>(firms);
  }
}

struct CrowdingMechanism {
  static constexpr std::string_view name = "crowding of markets";
  static void settle(Settlement const& s) {
    count_firms(s.world);
    if (s.world.regime == Regime::hold) return;
    for (MarketState& m : s.world.markets)
      m.crowding = crowding_of(m.firms, m.base_firms, m.local_demand, m.base_demand);
  }
  static void hold(World& world, UseOfHold use) {
    for (MarketState& market : world.markets)
      use(market.firms_mean, market.firms, market.base_firms);
  }
};

template Mechanism const& mechanism<CrowdingMechanism>();

}  // namespace clustress
