// sim/indicators/cash.cpp — cash of firms, net of their debts.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Cash final : public NamedIndicator {
 public:
  Cash()
      : NamedIndicator("cash", "kEUR", "cash of firms, net of credit drawn and guaranteed loans",
                       Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return totals.cash[k];
  }
};

template Indicator const& indicator<Cash>();

}  // namespace clustress
