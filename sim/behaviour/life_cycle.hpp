// sim/behaviour/life_cycle.hpp — emergence, growth, sustainment and decline of clusters, read off
// their heterogeneity.
#pragma once

#include "sim/world/parameters/life_cycle.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;

// Signed way from `from` to `to` on the circle of length 1, in (−½, ½].
double way_round(double from, double to);
// Factor on entry into the cluster's cells and on imitation in them; 1 in the base year and in the
// hold.
double phase_entry_factor(World const& world, std::size_t cluster);
double phase_imitation_factor(World const& world, std::size_t cluster);
// Positions move: towards the mean of the cell (local learning), and anywhere with an innovation.
// First pass over the firms.
void move_positions(World& world, Tile tile);
// Measures means and spread of positions, growth and phase; at the end of a quarter.
void survey_clusters(World& world);

}  // namespace clustress
