// sim/behaviour/labour.hpp — jobs follow sales; the unemployed limit hiring; wages follow
// unemployment.
#pragma once

#include <vector>

#include "sim/world/parameters/labour.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// What firms feel of the labour markets in one quarter, by region.
struct LabourConditions {
  std::vector<double> fill;      // share of vacancies filled
  std::vector<double> log_wage;  // at the end of the quarter
};

// of the labour force: someone is always between jobs
inline constexpr double least_unemployed_share = 0.002;

// Prices at today's wages, of local and of outside sales, by cell.
void set_prices(World const& world, Workspace& workspace);
// Jobs each firm wants at its sales, and the region's vacancies.
void post_vacancies(World& world, Workspace& workspace, Tile tile);
// Share of vacancies filled in each region; as in `held` if that is given, whatever the vacancies.
void match(World& world, Workspace& workspace, LabourConditions const* held = nullptr);
// Whole-person jobs move towards the wanted ones.
void adjust_jobs(World& world, Workspace& workspace, Tile tile);
// Residents at work, unemployment and the wage at the end of the quarter; the wage as in `held` if
// that is given.
void settle_labour(World& world, LabourConditions const* held = nullptr);

}  // namespace clustress
