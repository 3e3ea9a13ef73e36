// sim/behaviour/labour_supply.cpp — residents come, go, and begin or cease to look for work.
//
//   π_h   ← π_h + s_π (ε_π (ln w_h − ln[u_h/ū_h]·ω') − π_h)
//           log participation against the base year
//   ln Λ_h grows by  m_u (ū_h − u_h) + m_w (ln w_h − ln w̄)
//           net migration a quarter: to work, and to better pay than elsewhere
//   Λ_h   = Λ0_h e^{π_h + μ_h},   μ_h the sum of past migration     labour force
//           [persons]
//   A_rh  = e^{ε_c (ln w_r − ln w_h)}
//           pull of work in r on residents of h, 1 in the base year
//
// Everything is 0 in the base year; in the hold the labour force stays as the facts say. w̄: mean
// log wage of the regions. Own-wage elasticity of participation 0.1–0.5 (Chetty et al. 2011,
// extensive margin); discouragement: participation falls when few find work, here through the same
// elasticity times a tenth of the log of relative unemployment. Migration restores unemployment
// slowly (Blanchard & Katz 1992; slower in Europe, Decressin & Fatás 1995).
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
