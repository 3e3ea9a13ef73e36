// sim/behaviour/demand_gap.hpp — how bad times are in a market: demand against what firms take for
// usual. 0 in the hold.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/cycle.hpp"

namespace clustress {

struct World;

// Gaps of all markets from this quarter's demand; right after it is known.
void set_demand_gaps(World& world);
// g of the cell's market as it was settled last, log points; below 0 in bad times.
double demand_gap(World const& world, CellRow cell);
// e^{θ g}: worth of a project against what it is in usual times.
double mood(World const& world, CellRow cell);

}  // namespace clustress
