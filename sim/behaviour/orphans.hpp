// sim/behaviour/orphans.hpp — customers of firms that a stress closed look for new sellers.
#pragma once

#include <cstddef>

#include "sim/core/ids.hpp"
#include "sim/world/parameters/cycle.hpp"

namespace clustress {

struct World;

// The local sales of a firm that closes now look for new sellers from the next quarter on.
void orphan_customers(World& world, CellRow cell, std::size_t row);
// What is bought elsewhere this quarter, and how many customers go on looking; after local demand.
void seek_new_sellers(World& world);

}  // namespace clustress
