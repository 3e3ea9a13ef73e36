// sim/behaviour/finance.hpp — cash follows the margin; a firm below its credit limit is insolvent.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/finance.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// Of a firm that is short of working capital by `shortage`/255.
inline constexpr double per_shortage = 1.0 / 255.0;
static_assert(255.0 * per_shortage == 1.0);

// Wage of a quarter that the cell's firms pay a person of average cost, kEUR, at the wage index of
// the quarter before.
double average_wage_keur(World const& world, CellRow cell);
// What energy costs the firms of the cell more than in the base year, as a share of sales.
double extra_energy_cost(World const& world, CellRow cell);
// What is left of the firm's sales of a quarter at its jobs and at today's prices, kEUR.
double margin_keur(World const& world, CellRow cell, std::size_t row);
// How far the firm of the cell may overdraw its account, kEUR.
double credit_limit_keur(World const& world, CellRow cell, std::size_t row);
// Books the quarter's margin to cash, pays out profits, marks constrained firms, and insolvent ones
// as leaving.
void settle_cash(World& world, Workspace& workspace, Tile tile);

}  // namespace clustress
