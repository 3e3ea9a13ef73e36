// sim/behaviour/size_classes.hpp — firms of a local market compete first with firms of their size.
//
// Functions are pure or touch the world and workspace in hand; one thread per world.
#pragma once

#include <array>
#include <vector>

#include "sim/world/size_class.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

using ClassShares = std::array<double, market_classes>;

// Adds the tile's local sales, before clearing, to those of its cell by class; kEUR.
void sum_size_classes(World const& world, Workspace& workspace, Tile tile);

// Gives back to each class a part of what it lost to others of its market, after the market was
// cleared: local sales still sum to local demand. In the hold it only measures the classes' shares.
void return_to_size_classes(World& world, Workspace& workspace);

// Factors on the local sales of the classes, which keep their sum. `share`: of the market's sales
// today, `base`: of the base year; `part`: of a class's loss that comes back a quarter.
ClassShares class_factors(ClassShares const& share, ClassShares const& base, double part);

// By market: shares of the classes in the local sales of all firms as they are now.
std::vector<ClassShares> local_class_shares(World const& world);

}  // namespace clustress
