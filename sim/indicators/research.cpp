// sim/indicators/research.cpp — research and development of firms.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct ResearchIndicators {
  static constexpr Indicator rows[] = {
      {"rd_spending", "kEUR", "R&D spending of firms in the quarter", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].rd_spending; }},
  };
};

template std::span<Indicator const> indicators<ResearchIndicators>();

}  // namespace clustress
