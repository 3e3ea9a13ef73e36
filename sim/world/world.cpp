#include "sim/world/world.hpp"

namespace clustress {

std::size_t bytes_of(World const& world) {
  return world.firms.rows() * FirmTable::bytes_per_firm() + world.cells.size() * sizeof(CellState) +
         world.markets.size() * sizeof(MarketState) + world.regions.size() * sizeof(RegionState) +
         world.niches.size() * sizeof(NicheState) + world.clusters.size() * sizeof(ClusterState) +
         world.links.capacity() * sizeof(Link) +
         world.anchor_firms.capacity() * sizeof(AnchorFirm) + world.office.bytes();
}

}  // namespace clustress
