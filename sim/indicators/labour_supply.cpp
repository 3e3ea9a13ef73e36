// sim/indicators/labour_supply.cpp — who offers work in a region, who came and went, and what room
// costs.
#include "sim/core/vector_math.hpp"
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class LabourForce final : public NamedIndicator {
 public:
  LabourForce()
      : NamedIndicator("labour_force", "persons", "residents at work or seeking work",
                       Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].labour_force;
  }
};

class Participation final : public NamedIndicator {
 public:
  Participation()
      : NamedIndicator("log_participation", "log points",
                       "log participation in work relative to the base year", Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].log_participation;
  }
};

class NetMigration final : public NamedIndicator {
 public:
  NetMigration()
      : NamedIndicator("net_migration", "persons",
                       "members of the labour force who came less those who left, since programme "
                       "start, at the "
                       "base year's participation",
                       Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.economy->regions[k].labour_force *
           (fast_exp(world.regions[k].log_migration) - 1.0);
  }
};

class LogRent final : public NamedIndicator {
 public:
  LogRent()
      : NamedIndicator("log_rent", "log points",
                       "log rent of business space relative to the base year", Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].log_rent;
  }
};

template Indicator const& indicator<LabourForce>();
template Indicator const& indicator<Participation>();
template Indicator const& indicator<NetMigration>();
template Indicator const& indicator<LogRent>();

}  // namespace clustress
