// sim/behaviour/demography.hpp — firms enter and leave.
#pragma once

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/world/parameters/demography.hpp"
#include "sim/world/standing.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Marks the firms of the tile that close by hazard.
void draw_exits(World& world, Workspace& workspace, Tile tile);
// Standing of a firm at birth, by its own keyed draw: whether it works for the low-carbon
// transition.
StandingSet standing_at_birth(World const& world, CellRow cell, FirmId firm, Quarter founded);
// Removes the marked firms and adds the quarter's entrants, cell by cell.
void renew_firms(World& world, Workspace& workspace);
// The first population: Zipf sizes, jobs of each cell near its fact; spin-up makes the size
// classes.
void found_population(World& world);

}  // namespace clustress
