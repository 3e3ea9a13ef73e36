// sim/behaviour/demand.cpp — incomes of residents and what they spend locally.
//
// Equations and parameters: docs/model/mechanisms/incomes_and_demand.md. Wages, transfers, profits
// and programme money are income where people live; spending follows it slowly and is local demand
// of the next quarter, in part: the rest is bought by the public sector, visitors and pensioners.
// Constants are means of the held quarters, so the base year balances. Demand in nominal terms is
// deflated by local prices where it becomes jobs (labour.cpp).
#include "sim/behaviour/demand.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

void earn_incomes(World& world, Workspace& workspace) {
  Economy const& economy = *world.economy;
  DemandParameters const& p = economy.parameters.demand;
  std::size_t const n = world.regions.size();
  std::vector<double> average_wage(n);
  for (std::size_t r = 0; r < n; ++r) {
    RegionState& region = world.regions[r];
    double const wage = fast_exp(region.log_wage) * p.labour_share;
    double bill = economy.regions[r].fixed_jobs * economy.regions[r].mean_value_added;
    double jobs = economy.regions[r].fixed_jobs;
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      if (economy.cells[c].region.get() != r) continue;
      auto const cell_jobs = static_cast<double>(world.cells[c].jobs);
      bill += cell_jobs * economy.value_added_per_job(CellRow(c));
      jobs += cell_jobs;
    }
    region.wage_bill = bill * wage;
    average_wage[r] = region.wage_bill / jobs;
    region.profits_paid = workspace.paid_out[r];
  }
  for (std::size_t h = 0; h < n; ++h) {
    RegionState& home = world.regions[h];
    double income = p.replacement_rate * average_wage[h] * home.unemployed +
                    p.owners_local_share * home.profits_paid +
                    p.providers_local_share * home.project_spending + home.programme_income -
                    home.levy;
    for (std::size_t r = 0; r < n; ++r) income += world.regions[r].residents[h] * average_wage[r];
    bool const first = home.spending == 0.0;
    home.spending += (first ? 1.0 : p.smoothing) * (income - home.spending);
    home.project_spending = home.programme_income = home.levy = 0.0;
  }
}

void set_local_demand(World& world) {
  if (world.regime == Regime::hold) return;
  Economy const& economy = *world.economy;
  double const c = economy.parameters.demand.income_share;
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    std::size_t const place = economy.markets[m].region.get();
    double spending = 0, anchor = 0;
    for (std::size_t h = 0; h < world.regions.size(); ++h) {
      double const share = economy.regions[h].purchases[place];
      spending += share * world.regions[h].spending;
      anchor += share * world.regions[h].base_spending;
    }
    double const x = world.environment.local_demand[economy.markets[m].sector.get()];
    world.markets[m].local_demand =
        world.markets[m].base_demand * x * ((1.0 - c) + c * spending / anchor);
  }
}

struct DemandMechanism {
  static constexpr std::string_view name = "incomes and demand";
  static void settle(Settlement const& s) { earn_incomes(s.world, s.workspace); }
  static std::string fault(World const& world) {
    for (std::size_t r = 0; r < world.regions.size(); ++r) {
      if (!std::isfinite(world.regions[r].spending))
        return fmt::format("incomes of {} are not finite", world.economy->facts.regions[r].name);
    }
    return "";
  }
  static void hold(World& world, UseOfHold use) {
    for (MarketState& market : world.markets)
      use(market.demand_mean, market.local_demand, market.base_demand);
    for (RegionState& region : world.regions)
      use(region.spending_mean, region.spending, region.base_spending);
  }
};

template Mechanism const& mechanism<DemandMechanism>();

}  // namespace clustress
