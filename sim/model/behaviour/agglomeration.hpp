// sim/model/behaviour/agglomeration.hpp — being many in a narrow industry makes productive; being many in a region makes dear.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

enum class LocalisationForm { elasticity, hump };

struct AgglomerationParameters {
  LocalisationForm form = LocalisationForm::elasticity;
  double localisation = 0.03;        // β: log productivity per log employment of the niche
  double hump_peak_jobs = 650.0;     // L_0 of the hump
  double hump_power = 0.71;          // p of the hump
  double most_effect = 0.25;         // guard, log points …
  double least_effect = -0.10;       // … on both sides
  double niche_median_jobs = 650.0;  // base-year sizes of niches: lognormal, this median …
  double niche_spread = 0.8;         // … and SD of ln size
  double rent_elasticity = 0.3;      // of rents to jobs in the region
  double rent_share = 0.05;          // of rents in the costs of firms
  double rent_speed = 0.1;           // share of the gap closed a quarter

  static void describe(ParameterTable<AgglomerationParameters>& table);
};

// Localisation effect of a niche of `jobs` persons that had `base_jobs` in the base year, log points; 0 in the base year.
double localisation_effect(AgglomerationParameters const& p, double jobs, double base_jobs);
// Its elasticity to the niche's jobs, at `jobs`, inside the guards.
double localisation_elasticity(AgglomerationParameters const& p, double jobs);
// Sets workspace.niche_gain from last quarter's niches; 0 in the hold.
void prepare_agglomeration(World const& world, Workspace& workspace);
// workspace.advantage of the tile: gain of assignments + niche gain, part of productivity.
void gather_advantage(World const& world, Workspace& workspace, Tile tile);
// What rents cost more than in the base year, log points of sales: lost competitiveness and margin.
double rent_cost(World const& world, RegionId region);
// Counts jobs and R&D stocks of the niches; at the end of a quarter.
void survey_niches(World& world);
// Rents follow the jobs of the region; at the end of a quarter.
void settle_rents(World& world);

}  // namespace clustress
