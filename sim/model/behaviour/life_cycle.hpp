// sim/model/behaviour/life_cycle.hpp — emergence, growth, sustainment and decline of clusters, read off their heterogeneity.
#pragma once

#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;

struct LifeCycleParameters {
  double entry_novelty = 0.15;  // SD of an entrant's place around the home of its cell
  double convergence = 0.005;   // a quarter
  double wandering = 0.02;      // SD with an innovation
  double partner_pull = 0.005;  // a quarter and partner
  double entry_response = 0.5;
  double imitation_response = 0.5;
  double growth_smoothing = 0.1;  // a quarter

  static void describe(ParameterTable<LifeCycleParameters>& table);
};

// Signed way from `from` to `to` on the circle of length 1, in (−½, ½].
double way_round(double from, double to);
// Factor on entry into the cluster's cells and on imitation in them; 1 in the base year and in the hold.
double phase_entry_factor(World const& world, std::size_t cluster);
double phase_imitation_factor(World const& world, std::size_t cluster);
// Positions move: towards the mean of the cell (local learning), and anywhere with an innovation. First pass over the firms.
void move_positions(World& world, Tile tile);
// Measures means and spread of positions, growth and phase; at the end of a quarter.
void survey_clusters(World& world);

}  // namespace clustress
