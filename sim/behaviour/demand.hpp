// sim/behaviour/demand.hpp — what is bought locally.
#pragma once

#include "sim/world/parameters/demand.hpp"

namespace clustress {

struct World;

// Local demand of each market this quarter.
void set_local_demand(World& world);

}  // namespace clustress
