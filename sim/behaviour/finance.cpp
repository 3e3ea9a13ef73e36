// sim/behaviour/finance.cpp — cash follows the margin; a firm below its credit limit is insolvent.
//
// Equations and parameters: docs/model/mechanisms/finance.md. The margin is sales less wages, the
// founder's draw, overhead, and what energy and rents cost more than in the base year; R&D and own
// parts of projects have left the cash before. What lies above the ceiling is paid out to owners.
// Banks that lend less leave what is lent and lend nothing on top: a firm that then makes a loss
// cannot pay. A constrained firm cuts R&D (research.cpp) and hiring (labour.cpp) in the next
// quarter.
#include "sim/behaviour/finance.hpp"

#include "sim/behaviour/agglomeration.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// What the firms of a tile booked, kEUR; staff in units of what an average person costs.
struct Booked {
  double sales = 0, hired = 0, founders = 0, margin = 0, paid_out = 0, paid_out_here = 0;
};

CLUSTRESS_KERNEL
Booked settle(std::size_t n, double const wage_cost, double const other_cost,
              double const usual_limit, double const limit, FinanceParameters const p,
              double const* __restrict local_sales, double const* __restrict outside_sales,
              std::int32_t const* __restrict jobs, double const* __restrict cost_at_size,
              double const* __restrict owners_here, double* __restrict cash,
              StandingSet* __restrict standing, std::uint8_t* __restrict insolvent) {
  double paid_out[Tile::capacity], all_sales[Tile::capacity], hired[Tile::capacity],
      margins[Tile::capacity], here[Tile::capacity];
  for (std::size_t i = 0; i < n; ++i) {
    double const sales = local_sales[i] + outside_sales[i];
    double const staff = cost_at_size[i] * (static_cast<double>(jobs[i]) - 1.0 + p.founder_draw);
    double const margin = sales * (1.0 - other_cost) - wage_cost * staff;
    double const before = cash[i] + margin;
    double const ceiling = p.cash_ceiling * sales;
    cash[i] = before < ceiling ? before : ceiling;
    paid_out[i] = before - cash[i];
    all_sales[i] = sales;
    hired[i] = cost_at_size[i] * (static_cast<double>(jobs[i]) - 1.0);
    margins[i] = margin;
    here[i] = owners_here[i] * paid_out[i];
    bool const refused = (cash[i] < -limit * sales) & (margin < 0.0);
    insolvent[i] = (cash[i] < -usual_limit * sales) | refused ? 1 : 0;
    bool const tight = cash[i] + limit * sales < p.working_capital * sales;
    standing[i].set(Standing::constrained, tight);
  }
  return {lane_sum(all_sales, n), lane_sum(hired, n),    lane_sum(cost_at_size, n),
          lane_sum(margins, n),   lane_sum(paid_out, n), lane_sum(here, n)};
}

}  // namespace

double average_wage_keur(World const& world, CellRow cell) {
  Economy const& economy = *world.economy;
  return economy.parameters.demand.labour_share * economy.value_added_per_job(cell) *
         fast_exp(world.region_of(cell).log_wage);
}

double extra_energy_cost(World const& world, CellRow cell) {
  return world.economy->sector_of(cell).energy_share *
         (fast_exp(world.environment.log_energy_price) - 1.0);
}

double credit_limit_keur(World const& world, CellRow cell, std::size_t row) {
  double const sales = world.firms.local_sales[row] + world.firms.outside_sales[row];
  double const credit = world.environment.credit[world.economy->cell(cell).sector.get()];
  return 4.0 * world.economy->parameters.finance.credit_limit * credit * sales;
}

void settle_cash(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  Economy const& economy = *world.economy;
  std::size_t const region = economy.cell(tile.cell).region.get();
  double const wage_cost = average_wage_keur(world, tile.cell);
  FinanceParameters const& p = economy.parameters.finance;
  double const energy = extra_energy_cost(world, tile.cell);
  double const rents = rent_cost(world, RegionRow(region));
  double const usual_limit = 4.0 * p.credit_limit;
  double const limit = usual_limit * world.environment.credit[economy.cell(tile.cell).sector.get()];
  std::size_t const b = tile.begin;
  double cost_at_size[Tile::capacity], owners_here[Tile::capacity];
  economy.sizes.gather(&firms.jobs[b], tile.size, &SizeEffects::value_added, cost_at_size);
  economy.sizes.gather(&firms.jobs[b], tile.size, &SizeEffects::owners_here, owners_here);
  Booked const booked =
      settle(tile.size, wage_cost, p.overhead + (energy + rents), usual_limit, limit, p,
             &firms.local_sales[b], &firms.outside_sales[b], &firms.jobs[b], cost_at_size,
             owners_here, &firms.cash[b], &firms.standing[b], workspace.tile.insolvent);
  IncomeAccount& account = world.regions[region].account;
  account.sales_booked += booked.sales;
  account.margin += booked.margin;
  account.pay(Payment::wages, wage_cost * booked.hired);
  account.pay(Payment::founders_draw, wage_cost * p.founder_draw * booked.founders);
  account.pay(Payment::overhead, p.overhead * booked.sales);
  account.pay(Payment::energy, energy * booked.sales);
  account.pay(Payment::rents, rents * booked.sales);
  account.pay(Payment::profits_here, booked.paid_out_here);
  account.pay(Payment::profits_elsewhere, booked.paid_out - booked.paid_out_here);
}

struct FinanceMechanism {
  static constexpr std::string_view name = "finance";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.insolvencies = 0;
  }
};

template Mechanism const& mechanism<FinanceMechanism>();

}  // namespace clustress
