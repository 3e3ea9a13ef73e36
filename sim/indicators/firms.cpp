// sim/indicators/firms.cpp — how many firms there are, come and go.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct FirmCountsIndicators {
  static constexpr Indicator rows[] = {
      {"firms", "firms", "firms at the end of the quarter", Split::additive,
       [](World const& world, std::size_t k) { return world.firms.segment(CellRow(k)).count; }},
      {"entries", "firms", "firms that entered in the quarter", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].entries; }},
      {"exits", "firms", "firms that left in the quarter", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].exits; }},
      {"spin_offs", "firms", "firms founded in the quarter by people of a firm that was here",
       Split::additive, [](World const& world, std::size_t k) { return world.cells[k].spin_offs; }},
      {"insolvencies", "firms", "firms that left in the quarter because they could not pay",
       Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].insolvencies; }},
  };
};

template std::span<Indicator const> indicators<FirmCountsIndicators>();

}  // namespace clustress
