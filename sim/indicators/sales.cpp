// sim/indicators/sales.cpp — value added of firms, split by where it is sold. Sales are net of
// inputs.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Sales final : public NamedIndicator {
 public:
  Sales()
      : NamedIndicator("sales", "kEUR", "value added of firms in the quarter", Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].local_sales + world.cells[k].outside_sales;
  }
};

class OutsideSales final : public NamedIndicator {
 public:
  OutsideSales()
      : NamedIndicator("outside_sales", "kEUR", "of which sold outside the region",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].outside_sales;
  }
};

template Indicator const& indicator<Sales>();
template Indicator const& indicator<OutsideSales>();

}  // namespace clustress
