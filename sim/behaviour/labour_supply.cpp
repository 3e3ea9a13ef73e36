// sim/behaviour/labour_supply.cpp — residents come, go, and begin or cease to look for work.
//
// Equations and parameters: docs/model/mechanisms/labour_supply.md. Participation follows the wage
// and the chance to find work; people move to work and to better pay; commuters are drawn by the
// difference of wages. Nothing moves in the base year, and in the hold the labour force stays as
// the facts say.
#include "sim/behaviour/labour_supply.hpp"

#include <algorithm>

#include "sim/behaviour/labour.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {
namespace {

// of log relative unemployment, as if the wage were lower by so much
constexpr double discouragement = 0.1;

}  // namespace

void adjust_labour_supply(World& world) {
  if (world.regime == Regime::hold) return;
  Economy const& economy = *world.economy;
  LabourSupplyParameters const& p = economy.parameters.labour_supply;
  double mean_wage = 0;
  for (RegionState const& region : world.regions)
    mean_wage += region.log_wage / static_cast<double>(world.regions.size());
  for (std::size_t h = 0; h < world.regions.size(); ++h) {
    RegionState& region = world.regions[h];
    double const base_rate = economy.regions[h].base_unemployment;
    double const rate = region.unemployed / region.labour_force;
    double const reward = region.log_wage - discouragement * fast_log(rate / base_rate);
    region.log_participation +=
        p.participation_speed * (p.participation * reward - region.log_participation);
    region.log_migration +=
        p.migration * (base_rate - rate) + p.migration_wage * (region.log_wage - mean_wage);
    double const before = region.labour_force;
    region.labour_force =
        economy.regions[h].labour_force * fast_exp(region.log_participation + region.log_migration);
    // Who comes looks for work first.
    region.unemployed = std::max(region.unemployed + region.labour_force - before,
                                 least_unemployed_share * region.labour_force);
  }
}

double commuting_pull(World const& world, std::size_t work, std::size_t home) {
  double const elasticity = world.economy->parameters.labour_supply.commuting;
  return work == home
             ? 1.0
             : fast_exp(elasticity * (world.regions[work].log_wage - world.regions[home].log_wage));
}

struct LabourSupplyMechanism {
  static constexpr std::string_view name = "labour supply";
  static void settle(Settlement const& s) { adjust_labour_supply(s.world); }
};

template Mechanism const& mechanism<LabourSupplyMechanism>();

}  // namespace clustress
