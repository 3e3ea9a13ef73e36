// sim/indicators/cash.cpp — cash and debts of firms, and what they ask their banks for.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct CashIndicators {
  static constexpr Indicator rows[] = {
      {"cash", "kEUR", "cash of firms, net of overdrafts", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.cash[k]; }},
      {"debt", "kEUR", "term loans that firms owe", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.debt[k]; }},
      {"indebted_firms", "firms", "firms that owe term loans", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.indebted[k]; }},
      {"constrained_firms", "firms", "firms short of working capital", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.constrained[k]; }},
      {"loans_asked", "count", "firms that wanted a loan for an investment in the quarter",
       Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].loans_asked; }},
      {"loans_refused", "count", "of these, firms whose bank said no", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].loans_refused; }},
  };
};

template std::span<Indicator const> indicators<CashIndicators>();

}  // namespace clustress
