#include "sim/model/world.hpp"

#include "sim/model/workspace.hpp"

namespace clustress {

std::size_t bytes_of(World const& world) {
  return world.firms.rows() * FirmTable::bytes_per_firm() + world.cells.size() * sizeof(CellState) +
         world.markets.size() * sizeof(MarketState) + world.regions.size() * sizeof(RegionState) +
         world.niches.size() * sizeof(NicheState) + world.clusters.size() * sizeof(ClusterState) +
         world.links.capacity() * sizeof(Link) + world.anchor_firms.capacity() * sizeof(AnchorFirm) + world.office.bytes();
}

void Workspace::fit(World const& world) {
  ideas.clear();
  leavers.clear();
  spin_offs.clear();
  wanted_jobs.resize(world.firms.rows());
  advantage.resize(world.firms.rows());
  inflow.assign(world.firms.rows(), 0.0F);
  niche_gain.assign(world.niches.size(), 0.0);
  niche_learning.assign(world.niches.size(), 0.0);
  related_learning.assign(world.markets.size(), 0.0);
  for (auto* by_cell : {&local_growth, &outside_growth, &local_price, &outside_price}) by_cell->resize(world.cells.size());
  local_factor.resize(world.markets.size());
  for (auto* by_region : {&vacancies, &fill, &paid_out}) by_region->assign(world.regions.size(), 0.0);
}

}  // namespace clustress
