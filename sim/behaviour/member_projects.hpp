// sim/behaviour/member_projects.hpp — members of a cluster organisation have more ideas of the
// kinds that need others, and carry them out better.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// How many more such ideas the members of the cell's organisation have, as a share; 0 without one.
double more_member_ideas(World const& world, CellRow cell);
// Factor on the chance that such a project of a member succeeds; 1 without an organisation.
double member_success_factor(World const& world, CellRow cell);
// Raises workspace.tile.hazard, that of any idea, of the tile's members.
void add_member_ideas(World const& world, Workspace& workspace, Tile tile, double more);

}  // namespace clustress
