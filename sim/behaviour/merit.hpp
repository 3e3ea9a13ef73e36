// sim/behaviour/merit.hpp — how good a firm looks to a jury.
#pragma once

#include <cstddef>

#include "sim/core/ids.hpp"

namespace clustress {

struct World;

// Log productivity above the market's mean plus a year's worth of recent growth, log points.
double merit(World const& world, CellRow cell, std::size_t row);

}  // namespace clustress
