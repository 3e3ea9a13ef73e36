#include "sim/behaviour/merit.hpp"

#include "sim/world/world.hpp"

namespace clustress {

double merit(World const& world, CellRow cell, std::size_t row) {
  MarketState const& market = world.markets[world.economy->cell(cell).market.get()];
  return effective_productivity(world.firms, row) - market.mean_productivity +
         4.0 * static_cast<double>(world.firms.trend[row]);
}

}  // namespace clustress
