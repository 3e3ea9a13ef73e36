// sim/behaviour/market.hpp — who sells how much: a local market where one firm's gain is another's
// loss, and the world outside, where it is not.
#pragma once

#include "sim/world/parameters/market.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Growth factors of every cell this quarter: the hold, or selection against the world outside.
void prepare_sales(World& world, Workspace& workspace);

// Reputations follow productivity; sales stocks grow with them, by luck and by youth. Adds to the
// sums of the tile's cell.
void grow_sales(World& world, Workspace& workspace, Tile tile);

// What the firm would sell outside with an average reputation; kEUR a quarter.
double outside_base_of(World const& world, std::size_t row);

// Scales local sales so that they sum to local demand, market by market; in the hold, demand is
// what holds the jobs.
void clear_markets(World& world, Workspace& workspace);

}  // namespace clustress
