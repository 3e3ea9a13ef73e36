#include "sim/behaviour/linked_firms.hpp"

#include "sim/world/workspace.hpp"

namespace clustress {

std::size_t row_of(World const& world, Workspace& workspace, FirmId firm, CellRow cell,
                   std::size_t last_seen) {
  if (world.firms.holds(cell, firm, last_seen)) return last_seen;
  if (workspace.index.size() == 0) index_linked_firms(world, workspace);
  return workspace.index.find(firm);
}

void index_linked_firms(World const& world, Workspace& workspace) {
  FirmTable const& firms = world.firms;
  workspace.index.clear(workspace.index.size());
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      if (firms.standing[row].has(Standing::linked))
        workspace.index.add(firms.id[row], CellRow(c), row);
    });
  }
}

}  // namespace clustress
