// sim/behaviour/founders.hpp — founders of the quarter as an instrument that supports them sees
// them.
#pragma once

namespace clustress {

struct World;
struct Workspace;

// Founders who would ask for support, and would-be founders, as ideas of kind founding.
void have_founders(World const& world, Workspace& workspace);

}  // namespace clustress
