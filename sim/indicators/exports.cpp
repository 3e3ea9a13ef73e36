// sim/indicators/exports.cpp — who sells abroad, and how much.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Exporters final : public NamedIndicator {
 public:
  Exporters() : NamedIndicator("exporters", "firms", "firms that sell abroad", Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return static_cast<double>(totals.exporters[k]);
  }
};

class Exports final : public NamedIndicator {
 public:
  Exports()
      : NamedIndicator("exports", "kEUR",
                       "sales abroad in the quarter: the foreign share of exporters' outside sales",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const& totals,
                               std::size_t k) const override {
    return world.economy->sector_of(CellRow(k)).foreign_share * totals.exporters_outside_sales[k];
  }
};

template Indicator const& indicator<Exporters>();
template Indicator const& indicator<Exports>();

}  // namespace clustress
