// sim/world/environment.cpp — the macro cycle is a log AR(1) with one keyed draw a quarter, common
// to all arms of a replicate:
//
//   x_t = ρ x_{t−1} + σ ν_t,  factor on demand of sector s: exp(cyclicality_s · x_t)
#include "sim/world/environment.hpp"

#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/world.hpp"

namespace clustress {

void set_environment(World& world, std::span<std::shared_ptr<Stress const> const> stresses) {
  Economy const& economy = *world.economy;
  Environment& e = world.environment;
  std::size_t const n = economy.facts.sectors.size();
  e.local_demand.assign(n, 1.0);
  e.outside_demand.assign(n, 1.0);
  e.credit.assign(n, 1.0);
  e.log_energy_price = 0.0;
  e.released_per_million = 1'000'000;
  e.anchor_exits.clear();
  if (world.regime == Regime::hold) return;
  DemandParameters const& p = economy.parameters.demand;
  if (world.macro_cycle) {
    double const u = world.macro_random.uniform(0, world.now, Purpose::macro_cycle);
    e.macro = p.macro_persistence * e.macro + p.macro_noise * normal_variate(u);
    for (std::size_t s = 0; s < n; ++s) {
      double const factor = fast_exp(economy.facts.sectors[s].cyclicality * e.macro);
      e.local_demand[s] *= factor;
      e.outside_demand[s] *= factor;
    }
  }
  for (auto const& stress : stresses) stress->bend(world.now, economy, e);
}

}  // namespace clustress
