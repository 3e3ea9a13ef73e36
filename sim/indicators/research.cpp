// sim/indicators/research.cpp — research and development of firms.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class RdSpending final : public NamedIndicator {
 public:
  RdSpending()
      : NamedIndicator("rd_spending", "kEUR", "R&D spending of firms in the quarter",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].rd_spending;
  }
};

template Indicator const& indicator<RdSpending>();

}  // namespace clustress
