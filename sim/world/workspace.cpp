#include "sim/world/workspace.hpp"

namespace clustress {

void QuarterScratch::fit(World const& world) {
  ideas.clear();
  events.resize(world.cells.size());
  for (CellEvents& of_cell : events) {
    of_cell.leavers.clear();
    of_cell.spin_offs.clear();
  }
  wanted_jobs.resize(world.firms.rows());
  idle_staff.resize(world.firms.rows());
  advantage.resize(world.firms.rows());
  inflow.assign(world.firms.rows(), 0.0F);
  niche_gain.assign(world.niches.size(), 0.0);
  niche_learning.assign(world.niches.size(), 0.0);
  niche_inflow.assign(world.niches.size(), 0.0);
  related_learning.assign(world.markets.size(), 0.0);
  related_density.assign(world.markets.size(), 0.0);
  for (auto* by_cell : {&local_growth, &outside_growth, &local_price, &outside_price})
    by_cell->resize(world.cells.size());
  local_factor.resize(world.markets.size());
  class_sales.assign(world.cells.size(), {});
  for (auto* by_region : {&vacancies, &fill}) by_region->assign(world.regions.size(), 0.0);
}

}  // namespace clustress
