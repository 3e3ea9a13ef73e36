// sim/behaviour/agglomeration.hpp — being many in a narrow industry makes productive; being many in
// a region makes dear.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/agglomeration.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Localisation effect of a niche of `jobs` persons that had `base_jobs` in the base year, log
// points; 0 in the base year.
double localisation_effect(AgglomerationParameters const& p, double jobs, double base_jobs);
// Its elasticity to the niche's jobs, at `jobs`, inside the guards.
double localisation_elasticity(AgglomerationParameters const& p, double jobs);
// Sets workspace.niche_gain from last quarter's niches; 0 in the hold.
void prepare_agglomeration(World const& world, Workspace& workspace);
// workspace.advantage of the tile: gain of assignments + niche gain, part of productivity.
void sum_advantages(World const& world, Workspace& workspace, Tile tile);
// What rents cost more than in the base year, log points of sales: lost competitiveness and margin.
double rent_cost(World const& world, RegionRow region);
// Counts jobs and R&D stocks of the niches; at the end of a quarter.
void survey_niches(World& world);
// Rents follow the jobs of the region; at the end of a quarter.
void settle_rents(World& world);

}  // namespace clustress
