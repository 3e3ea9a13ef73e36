// sim/behaviour/knowledge.hpp — firms innovate, imitate and forget: how log productivity moves.
#pragma once

#include "sim/world/parameters/knowledge.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Moves ability, productivity and the traces of projects of the firms in the tile by one quarter.
void learn(World& world, Workspace& workspace, Tile tile);

// Rebuilds each market's distribution of productivity, from which imitators draw.
void survey_productivity(World& world);

}  // namespace clustress
