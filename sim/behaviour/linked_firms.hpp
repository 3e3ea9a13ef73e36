// sim/behaviour/linked_firms.hpp — the rows of firms that have links or loans.
#pragma once

#include <cstddef>

#include "sim/core/ids.hpp"

namespace clustress {

struct World;
struct Workspace;

// Row of a firm with links: where it was last seen, or else by workspace.index, filled if it is
// empty; RowIndex::npos if the firm is gone.
std::size_t row_of(World const& world, Workspace& workspace, FirmId firm, CellRow cell,
                   std::size_t last_seen);
// Fills workspace.index with the firms that have links or loans.
void index_linked_firms(World const& world, Workspace& workspace);

}  // namespace clustress
