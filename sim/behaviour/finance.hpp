// sim/behaviour/finance.hpp — cash follows the margin; a firm below its credit limit is insolvent.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/finance.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Wage of a quarter that the cell's firms pay a person of average cost, kEUR, at the wage index of
// the quarter before.
double average_wage_keur(World const& world, CellRow cell);
// What energy costs the firms of the cell more than in the base year, as a share of sales.
double extra_energy_cost(World const& world, CellRow cell);
// What the firm of the cell may owe, kEUR.
double credit_limit_keur(World const& world, CellRow cell, std::size_t row);
// Books the quarter's margin to cash, pays out profits, marks constrained firms, and insolvent ones
// as leaving.
void settle_cash(World& world, Workspace& workspace, Tile tile);

}  // namespace clustress
