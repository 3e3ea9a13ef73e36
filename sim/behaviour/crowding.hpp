// sim/behaviour/crowding.hpp — how many firms share a market's demand, and what that does to entry
// and exit.
//
// Functions are pure or touch the world in hand; one thread per world.
#pragma once

#include "sim/world/tile.hpp"

namespace clustress {

struct World;

// n: firms of a market per demand against the base year, within bounds; 1 where nothing is known.
double crowding_of(double firms, double base_firms, double demand, double base_demand);
// Factor on the mean number of founders of the cell, and on the hazard of a spin-off; 1 in the
// hold.
double crowded_entry(World const& world, CellRow cell);
// Factor on the hazard of exit of the smallest firms of the cell; 1 in the hold.
double crowded_exit(World const& world, CellRow cell);
// Counts the firms of every market.
void count_firms(World& world);

}  // namespace clustress
