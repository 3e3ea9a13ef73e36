// sim/behaviour/research.hpp — R&D spending builds a stock of knowledge that decays; the stock
// makes a firm innovate and understand others.
#pragma once

#include "sim/world/parameters/research.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Pays for R&D, moves the stock, and fills workspace.tile.research (factor on the innovation
// hazard) and workspace.tile.absorption (in [0, 1)) for the firms of the tile.
void do_research(World& world, Workspace& workspace, Tile tile);

// Stock per annual sales, 0 without sales.
double research_intensity(World const& world, std::size_t row);
// Absorptive capacity of a firm with this stock per annual sales, in [0, 1).
double absorptive_capacity(ResearchParameters const& p, double intensity);

}  // namespace clustress
