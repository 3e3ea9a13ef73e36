// sim/indicators/sales.cpp — value added of firms, split by where it is sold. Sales are net of
// inputs.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct SalesIndicators {
  static constexpr Indicator rows[] = {
      {"sales", "kEUR", "value added of firms in the quarter", Split::additive,
       [](World const& world, std::size_t k) {
         return world.cells[k].local_sales + world.cells[k].outside_sales;
       }},
      {"outside_sales", "kEUR", "of which sold outside the region", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].outside_sales; }},
  };
};

template std::span<Indicator const> indicators<SalesIndicators>();

}  // namespace clustress
