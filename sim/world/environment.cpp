// sim/world/environment.cpp — the macro cycle, and the quarter's levers.
//
// Equations: docs/model/mechanisms/environment.md. The cycle is a log AR(1) with one keyed draw a
// quarter, common to all arms of a replicate.
#include "sim/world/environment.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {
namespace {

using E = Environment;

constexpr Lever all_levers[] = {
    {"local_demand", "factor on local demand, by sector", 1.0, &E::local_demand},
    {"outside_demand", "factor on the path of outside sales, by sector", 1.0, &E::outside_demand},
    {"credit", "factor on credit limits, by sector", 1.0, &E::credit},
    {"log_energy_price", "ln of the price of energy against the base year, added to", 0.0,
     &E::log_energy_price},
    {"released_per_million", "of what a programme planned to release, in parts per million",
     1'000'000.0, &E::released_per_million},
    {"anchor_exits", "large firms that close this quarter", 0.0, &E::anchor_exits},
};

constexpr std::size_t size_of(Lever const& lever) {
  constexpr std::size_t sizes[] = {sizeof(std::vector<double>), sizeof(double),
                                   sizeof(std::int64_t), sizeof(std::vector<AnchorExit>)};
  return sizes[lever.field.index()];
}

constexpr std::size_t size_of_levers() {
  std::size_t sum = 0;
  for (Lever const& lever : all_levers) sum += size_of(lever);
  return sum;
}

static_assert(sizeof(Environment) == sizeof(Environment::macro) + size_of_levers(),
              "a field of Environment has no line in the table of levers");

}  // namespace

void Lever::set_neutral(Environment& e, std::size_t sectors) const {
  if (auto const* by_sector = std::get_if<BySector>(&field))
    (e.**by_sector).assign(sectors, neutral);
  if (auto const* number = std::get_if<Number>(&field)) e.** number = neutral;
  if (auto const* whole = std::get_if<Whole>(&field)) {
    e.** whole = static_cast<std::int64_t>(neutral);
  }
  if (auto const* exits = std::get_if<Exits>(&field)) (e.**exits).clear();
}

bool Lever::is_neutral(Environment const& e) const {
  if (auto const* by_sector = std::get_if<BySector>(&field)) {
    std::vector<double> const& factors = e.**by_sector;
    return std::all_of(factors.begin(), factors.end(), [&](double f) { return f == neutral; });
  }
  if (auto const* number = std::get_if<Number>(&field)) return e.**number == neutral;
  if (auto const* whole = std::get_if<Whole>(&field))
    return static_cast<double>(e.**whole) == neutral;
  // One that hits no cell closes nobody.
  return std::ranges::none_of(e.*std::get<Exits>(field), [](AnchorExit const& exit) {
    return exit.firms > 0 && std::ranges::find(exit.in_scope, 1) != exit.in_scope.end();
  });
}

std::span<Lever const> levers() {
  return all_levers;
}

void set_environment(World& world, std::span<std::shared_ptr<Stress const> const> stresses) {
  Economy const& economy = *world.economy;
  Environment& e = world.environment;
  std::size_t const n = economy.facts.sectors.size();
  for (Lever const& lever : levers()) lever.set_neutral(e, n);
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

struct EnvironmentMechanism {
  static constexpr std::string_view name = "environment";
  static std::size_t bytes(World const& world) {
    E const& e = world.environment;
    std::size_t sum =
        heap_bytes(e.local_demand, e.outside_demand, e.credit) + heap_bytes(e.anchor_exits);
    for (AnchorExit const& exit : e.anchor_exits) sum += heap_bytes(exit.in_scope);
    return sum;
  }
};

template Mechanism const& mechanism<EnvironmentMechanism>();

}  // namespace clustress
