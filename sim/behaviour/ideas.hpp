// sim/behaviour/ideas.hpp — what projects firms think of: kind, cost, gain and what it seems worth
// to them.
#pragma once

#include <cstddef>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct Idea;
struct World;
struct Workspace;

// An idea of the firm of the cell, without cost, worth and gain.
Idea idea_of_firm(World const& world, CellRow cell, std::size_t row, ProjectKind kind,
                  Quarter arose);
// Marks the firms of the tile that will have an idea next quarter, and of what kind.
void ideas_take_shape(World& world, Workspace& workspace, Tile tile);
// Finds the firms with an idea this quarter and draws their ideas (workspace.ideas). Where no
// programme could support them, ideas that are not worth their cost are left out: they would come
// to nothing.
void have_ideas(World& world, Workspace& workspace, bool supported = true);

}  // namespace clustress
