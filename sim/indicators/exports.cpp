// sim/indicators/exports.cpp — who sells abroad, and how much.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct ExportsIndicators {
  static constexpr Indicator rows[] = {
      {"exporters", "firms", "firms that sell abroad", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.exporters[k]; }},
      {"exports", "kEUR",
       "sales abroad in the quarter: the foreign share of exporters' outside sales",
       Split::additive,
       [](World const& world, CellTotals const& totals, std::size_t k) {
         return world.economy->sector_of(CellRow(k)).foreign_share *
                totals.exporters_outside_sales[k];
       }},
  };
};

template std::span<Indicator const> indicators<ExportsIndicators>();

}  // namespace clustress
