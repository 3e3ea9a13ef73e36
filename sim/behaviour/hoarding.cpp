// sim/behaviour/hoarding.cpp — firms keep staff that bad times leave without work, up to a limit.
//
// Equations and parameters: docs/model/mechanisms/hoarding.md. How much is kept is a fact of the
// region's labour law and customs, as is short-time work. Firms answer the gap of their market,
// never their own bad luck, so job flows of the base year stay; one that is constrained keeps
// nobody. What short-time work pays comes from the public sector outside, and idle staff gets less
// than its wage. Neither pass runs where nobody is kept.
#include "sim/behaviour/hoarding.hpp"

#include <algorithm>

#include "sim/behaviour/demand_gap.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// Wanted jobs and idle staff of a tile.
CLUSTRESS_KERNEL
double keep(std::size_t n, double const kept_over_needed, std::int32_t const* __restrict jobs,
            StandingSet const* __restrict standing, double* __restrict wanted,
            float* __restrict idle) {
  double idle_now[Tile::capacity];
  for (std::size_t i = 0; i < n; ++i) {
    double const here = static_cast<double>(jobs[i]);
    double const limit =
        standing[i].has(Standing::constrained) ? wanted[i] : wanted[i] * kept_over_needed;
    double const kept = limit < here ? limit : here;
    double const next = wanted[i] < kept ? kept : wanted[i];
    idle_now[i] = next - wanted[i];
    idle[i] = static_cast<float>(idle_now[i]);
    wanted[i] = next;
  }
  return lane_sum(idle_now, n);
}

// What short-time work saves the firms of a tile; nobody pays for staff that is not there.
CLUSTRESS_KERNEL
double relieve(std::size_t n, double const cost, double const* __restrict cost_at_size,
               std::int32_t const* __restrict jobs, float const* __restrict idle,
               double* __restrict cash) {
  double relief[Tile::capacity];
  for (std::size_t i = 0; i < n; ++i) {
    double const most = static_cast<double>(jobs[i]) - 1.0;
    double const persons = static_cast<double>(idle[i]);
    relief[i] = cost * cost_at_size[i] * (persons < most ? persons : most);
    cash[i] += relief[i];
  }
  return lane_sum(relief, n);
}

double kept_over_needed(World const& world, CellRow cell) {
  RegionFacts const& region = world.economy->facts.regions[world.economy->cell(cell).region.get()];
  return clustress::staff_kept(region.hoarding, world.economy->parameters.cycle.hoarding_most,
                               demand_gap(world, cell));
}

}  // namespace

double staff_kept(double hoarding, double most, double gap) {
  return gap < 0.0 ? 1.0 + hoarding * std::min(most, fast_exp(-gap) - 1.0) : 1.0;
}

void keep_staff(World& world, Workspace& workspace, Tile tile) {
  double const kept = kept_over_needed(world, tile.cell);
  if (kept == 1.0) return;
  std::size_t const b = tile.begin;
  world.region_of(tile.cell).idle_staff +=
      keep(tile.size, kept, &world.firms.jobs[b], &world.firms.standing[b],
           &workspace.wanted_jobs[b], &workspace.idle_staff[b]);
}

void pay_short_time(World& world, Workspace const& workspace, Tile tile) {
  Economy const& economy = *world.economy;
  std::size_t const region = economy.cell(tile.cell).region.get();
  double const share = economy.facts.regions[region].short_time;
  if (share == 0.0 || kept_over_needed(world, tile.cell) == 1.0) return;
  double const wage = average_wage_keur(world, tile.cell);
  std::size_t const b = tile.begin;
  double cost_at_size[Tile::capacity];
  economy.sizes.gather(&world.firms.jobs[b], tile.size, &SizeEffects::value_added, cost_at_size);
  double const relief = relieve(tile.size, share * wage, cost_at_size, &world.firms.jobs[b],
                                &workspace.idle_staff[b], &world.firms.cash[b]);
  IncomeAccount& account = world.regions[region].account;
  account.margin += relief;
  account.pay(Payment::wages, -relief);
  account.pay(Payment::short_time_pay, economy.parameters.cycle.short_time_pay * relief);
}

struct HoardingMechanism {
  static constexpr std::string_view name = "hoarding";
  static void begin_quarter(World& world) {
    for (RegionState& region : world.regions) region.idle_staff = 0;
  }
};

template Mechanism const& mechanism<HoardingMechanism>();

}  // namespace clustress
