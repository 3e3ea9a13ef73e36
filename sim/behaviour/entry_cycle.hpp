// sim/behaviour/entry_cycle.hpp — founders in bad times: who is discouraged, and who finds no bank.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/cycle.hpp"

namespace clustress {

struct World;

// Factor on founders and would-be founders of the cell: fewer think of it in bad times.
double founders_over_cycle(World const& world, CellRow cell);
// Share of the founders who come: the others need a bank that lends less. They still would found.
double founders_with_credit(World const& world, CellRow cell);

}  // namespace clustress
