// sim/indicators/cash.cpp — cash of firms, net of their debts.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct CashIndicators {
  static constexpr Indicator rows[] = {
      {"cash", "kEUR", "cash of firms, net of credit drawn and guaranteed loans", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.cash[k]; }},
  };
};

template std::span<Indicator const> indicators<CashIndicators>();

}  // namespace clustress
