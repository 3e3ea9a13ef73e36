// sim/model/behaviour/finance.hpp — cash follows the margin; a firm below its credit limit is insolvent.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

struct FinanceParameters {
  double overhead = 0.085;          // of sales
  double founder_draw = 0.375;      // of an average wage, taken by the founder
  double credit_limit = 0.4;        // of annual sales
  double precautionary_cash = 0.6;  // quarters of sales that an investment leaves untouched
  double cash_ceiling = 1.0;        // quarters of sales; what is above is paid out
  double starting_cash = 0.0;       // quarters of sales of an entrant
  double working_capital = 0.8;     // quarters of sales, of cash and credit, below which a firm is constrained
  double constrained_hiring = 0.5;  // of the jobs it wants to add that a constrained firm posts

  static void describe(ParameterTable<FinanceParameters>& table);
};

// What energy costs the firms of the cell more than in the base year, as a share of sales.
double extra_energy_cost(World const& world, CellId cell);
// What the firm of the cell may owe, kEUR.
double credit_limit_keur(World const& world, CellId cell, std::size_t row);
// Books the quarter's margin to cash, pays out profits, marks constrained firms, and insolvent ones as leaving.
void settle_cash(World& world, Workspace& workspace, Tile tile);

}  // namespace clustress
