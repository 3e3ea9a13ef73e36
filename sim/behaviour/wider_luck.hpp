// sim/behaviour/wider_luck.hpp — luck of firms is wider in bad times.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/cycle.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct MarketParameters;
struct World;

// Factor on the scale of sales shocks at a demand gap; 1 in good times.
double luck_width(double dispersion, double gap);
// −ln E[exp ε] of a Laplace shock of scale b < 1 that arrives with probability p.
double shock_drift(double arrival, double scale);
// Widens the shocks of a tile's firms: their scale, and the drift within `growth` that keeps their
// mean at one.
void widen_luck(World const& world, Tile tile, double* scale, double* growth);

}  // namespace clustress
