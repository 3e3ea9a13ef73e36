// sim/behaviour/spillover.hpp — what a firm learns from others: partners at the right cognitive
// distance, the niche around it, related activity in its region.
#pragma once

#include "sim/world/parameters/spillover.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Distance in knowledge space in [0, 1]: 0 = the same knowledge, 1 = nothing in common. Positions
// lie on a circle in [0, 1).
double cognitive_distance(double relatedness, double position_a, double position_b);
// Value of a partner at this distance for a firm with this absorptive capacity; an inverted U whose
// best distance (best_distance) has value 1.
double partner_value(SpilloverParameters const& p, double distance, double absorption);
double best_distance(SpilloverParameters const& p, double absorption);
// Fills workspace.inflow (rows of linked firms), niche_learning and related_learning for the
// quarter.
void prepare_spillovers(World& world, Workspace& workspace);
// Multiplies workspace.tile.research of the tile by what its firms learn from others.
void learn_from_others(World& world, Workspace& workspace, Tile tile);

}  // namespace clustress
