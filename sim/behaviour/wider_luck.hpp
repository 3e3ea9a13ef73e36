// sim/behaviour/wider_luck.hpp — luck of firms is wider in bad times.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/cycle.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;

// Factor on the scale of sales shocks at a demand gap; 1 in good times.
double luck_width(double dispersion, double gap);
// Widens the shocks of a tile's firms, which arrive so often: their scale, and the drift within
// `growth` that keeps their mean at one.
void widen_luck(World const& world, Tile tile, double const* arrival, double* scale,
                double* growth);

}  // namespace clustress
