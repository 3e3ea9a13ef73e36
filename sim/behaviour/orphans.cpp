// sim/behaviour/orphans.cpp — what a closed anchor sold here moves to others over quarters.
//
// Equations and parameters: docs/model/mechanisms/orphaned_customers.md. Until they have found a
// new seller in the region, these customers buy outside: their demand is met by nobody here. Only
// closures by a stress are counted; those of the base year are in the constants of demand.
#include "sim/behaviour/orphans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {
namespace {

constexpr double most_away = 0.5;  // of what customers buy in the market

}  // namespace

void orphan_customers(World& world, CellRow cell, std::size_t row) {
  if (world.economy->parameters.cycle.orphan_quarters == 0.0) return;
  world.markets[world.economy->cell(cell).market.get()].orphaned += world.firms.local_sales[row];
}

void seek_new_sellers(World& world) {
  double const quarters = world.economy->parameters.cycle.orphan_quarters;
  double const left = quarters > 0.0 ? fast_exp(-1.0 / quarters) : 0.0;
  for (MarketState& market : world.markets) {
    double const most = most_away * std::max(0.0, market.local_demand - market.purchases);
    market.bought_away = std::min(market.orphaned, most);
    market.orphaned *= left;
  }
}

struct OrphansMechanism {
  static constexpr std::string_view name = "orphaned customers";
  static std::string fault(World const& world) {
    for (std::size_t m = 0; m < world.markets.size(); ++m) {
      double const orphaned = world.markets[m].orphaned;
      if (std::isfinite(orphaned) && orphaned >= 0.0) continue;
      Market const& market = world.economy->markets[m];
      return fmt::format("{} in {} has orphaned sales of {:.6g} kEUR",
                         world.economy->facts.sectors[market.sector.get()].name,
                         world.economy->facts.regions[market.region.get()].name, orphaned);
    }
    return "";
  }
};

template Mechanism const& mechanism<OrphansMechanism>();

}  // namespace clustress
