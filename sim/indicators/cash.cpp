// sim/indicators/cash.cpp — liquid means of firms.
#include "sim/model/indicator_entry.hpp"

namespace clustress {

class Cash final : public NamedIndicator {
 public:
  Cash() : NamedIndicator("cash", "kEUR", "cash of firms, negative where credit is drawn", Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals, std::size_t k) const override {
    return totals.cash[k];
  }
};

template Indicator const& indicator<Cash>();

}  // namespace clustress
