// sim/indicators/labour_supply.cpp — who offers work in a region, who came and went, and what room
// costs.
#include "sim/core/vector_math.hpp"
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct LabourSupplyIndicators {
  static constexpr Indicator rows[] = {
      {"labour_force", "persons", "residents at work or seeking work", Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].labour_force; }},
      {"log_participation", "log points", "log participation in work relative to the base year",
       Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].log_participation; }},
      {"net_migration", "persons",
       "members of the labour force who came less those who left, since programme "
       "start, at the "
       "base year's participation",
       Split::by_region,
       [](World const& world, std::size_t k) {
         return world.economy->regions[k].labour_force *
                (fast_exp(world.regions[k].log_migration) - 1.0);
       }},
      {"log_rent", "log points", "log rent of business space relative to the base year",
       Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].log_rent; }},
  };
};

template std::span<Indicator const> indicators<LabourSupplyIndicators>();

}  // namespace clustress
