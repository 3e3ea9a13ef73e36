#include "sim/behaviour/held_conditions.hpp"

#include "sim/world/world.hpp"

namespace clustress {

void hold_demand_gap(World& world, HeldConditions const& held) {
  for (std::size_t m = 0; held.demand_gap != nullptr && m < world.markets.size(); ++m)
    world.markets[m].demand_gap = (*held.demand_gap)[m];
}

void hold_settled(World& world, HeldConditions const& held) {
  for (std::size_t m = 0; held.crowding != nullptr && m < world.markets.size(); ++m)
    world.markets[m].crowding = (*held.crowding)[m];
  for (std::size_t k = 0; held.innovated != nullptr && k < world.niches.size(); ++k)
    world.niches[k].innovated = (*held.innovated)[k];
}

}  // namespace clustress
