// sim/behaviour/research_organisations.hpp — places for projects with universities and institutes
// are limited.
#pragma once

namespace clustress {

struct World;
struct Workspace;

// Marks ideas that find no place this quarter (Idea::no_place): of those that would be carried out.
// Before decisions.
void allocate_research_places(World& world, Workspace& workspace);

}  // namespace clustress
