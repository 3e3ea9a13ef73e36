// sim/model/behaviour/demography.hpp — firms enter and leave.
#pragma once

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

struct DemographyParameters {
  double mean_firm_jobs = 5.04;         // persons per enterprise: reference number of firms = jobs / this
  double entrant_productivity = -0.08;  // mean log productivity at birth
  double entrant_spread = 0.27;         // its SD
  double entrant_size_exponent = 2.75;  // Pareto exponent of jobs at birth
  double exit_young = 0.152;            // hazard a quarter at birth …
  double exit_old = 0.0031;             // … and of an old firm
  double exit_age_years = 1.1;          // time constant between them
  double exit_size_exponent = 0.3;      // η
  double exit_productivity = 0.8;       // ζ

  static void describe(ParameterTable<DemographyParameters>& table);
};

// Marks the firms of the tile that close by hazard.
void draw_exits(World& world, Workspace& workspace, Tile tile);
// Standing of a firm at birth, by its own keyed draw: whether it works for the low-carbon transition.
std::uint8_t standing_at_birth(World const& world, CellId cell, FirmId firm, Quarter founded);
// Removes the marked firms and adds the quarter's entrants, cell by cell.
void renew_firms(World& world, Workspace& workspace);
// The first population: Zipf sizes, jobs of each cell near its fact; spin-up makes the size classes.
void found_population(World& world);

}  // namespace clustress
