// sim/behaviour/demand.hpp — incomes of residents and what they spend locally.
#pragma once

#include "sim/world/parameters/demand.hpp"

namespace clustress {

struct World;
struct Workspace;

// Income of residents from this quarter's wages, transfers, profits and programme payments,
// smoothed into spending.
void earn_incomes(World& world, Workspace& workspace);
// Local demand of each market this quarter.
void set_local_demand(World& world);

}  // namespace clustress
