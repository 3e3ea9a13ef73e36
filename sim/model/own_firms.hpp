// sim/model/own_firms.hpp — firms of the user's own data take the places of simulated firms.
#pragma once

#include <string_view>

#include "sim/core/ids.hpp"

namespace clustress {

struct World;

// Id of an own firm from the user's name for it; apart from the ids of all simulated firms.
FirmId own_firm_id(std::string_view name);

// Puts the own firms of the facts into a held world at quarter 0, with their own id, jobs, age,
// cluster and membership; everything else is that of the simulated firm of the same cell nearest in
// size, its sales, cash and R&D stock in proportion to jobs. The simulated firms that stay make up
// the cell's total of jobs, and members among them the cluster's; the running means behind the
// released world's constants move by as much as what they measure. Does nothing without own firms.
void place_own_firms(World& world);

}  // namespace clustress
