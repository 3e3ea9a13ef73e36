// sim/behaviour/labour_supply.hpp — residents come, go, and begin or cease to look for work.
#pragma once

#include "sim/world/parameters/labour_supply.hpp"

namespace clustress {

struct World;

// Moves the labour force of every region; at the end of a quarter, after wages. Nothing moves in
// the hold.
void adjust_labour_supply(World& world);
// Attractiveness of work in region r for residents of h against the base year, 1 in the base year.
double commuting_pull(World const& world, std::size_t work, std::size_t home);

}  // namespace clustress
