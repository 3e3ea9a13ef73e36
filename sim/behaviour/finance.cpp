// sim/behaviour/finance.cpp — cash follows the margin; a firm below its credit limit is insolvent.
//
// Equations and parameters: docs/model/mechanisms/finance.md. The margin is sales less wages, the
// founder's draw, overhead, and what energy and rents cost more than in the base year; R&D and own
// parts of projects have left the cash before. What lies above the ceiling is paid out to owners.
// Debts are serviced first (banks.cpp). Banks that lend less leave what is lent and lend nothing on
// top: a firm that then cannot pay from its margin is insolvent. A constrained firm cuts R&D
// (research.cpp) and hiring (labour.cpp) in the next quarter, by how much it lacks.
#include "sim/behaviour/finance.hpp"

#include <algorithm>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/loans.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double least_keur = 1e-300;  // over which cuts grow at once

// What the firms of a tile booked, kEUR; staff in units of what an average person costs.
struct Booked {
  double sales = 0, hired = 0, founders = 0, margin = 0, paid_out = 0, paid_out_here = 0, debt = 0,
         instalments = 0;
};

// What is the same for all firms of a tile.
struct Terms {
  double wage_cost = 0;                   // of an average person
  double other_cost = 0;                  // overhead, energy and rents, of sales
  double usual = 1;                       // sales in usual times over today's
  double usual_line = 0, line = 0;        // of usual sales of a quarter, less debt: an overdraft
  double instalment = 0, least_part = 0;  // of usual sales; of debt
};

CLUSTRESS_KERNEL
Booked settle(std::size_t n, Terms const t, FinanceParameters const p, double const interest,
              double const* __restrict local_sales, double const* __restrict outside_sales,
              std::int32_t const* __restrict jobs, double const* __restrict cost_at_size,
              double const* __restrict owners_here, float const* __restrict prudence,
              double const* __restrict relief, double* __restrict cash, float* __restrict debt,
              StandingSet* __restrict standing, std::uint8_t* __restrict shortage,
              std::uint8_t* __restrict insolvent) {
  double paid_out[Tile::capacity], all_sales[Tile::capacity], hired[Tile::capacity],
      margins[Tile::capacity], here[Tile::capacity], owed[Tile::capacity], repaid[Tile::capacity];
  for (std::size_t i = 0; i < n; ++i) {
    double const sales = local_sales[i] + outside_sales[i];
    double const usual = t.usual * sales;
    double const staff = cost_at_size[i] * (static_cast<double>(jobs[i]) - 1.0 + p.founder_draw);
    double const margin = sales * (1.0 - t.other_cost) - t.wage_cost * staff;
    double const was = static_cast<double>(debt[i]);
    double const by_sales = t.instalment * usual, by_debt = t.least_part * was;
    double const due = by_sales > by_debt ? by_sales : by_debt;
    debt[i] = static_cast<float>(was - (due < was ? due : was));
    double const left = static_cast<double>(debt[i]);
    double const service = interest * was + (was - left);
    double const before = cash[i] + (margin - service);
    double const ceiling = p.cash_ceiling * static_cast<double>(prudence[i]) * sales;
    double const most = ceiling + relief[i];
    cash[i] = before < most ? before : most;
    paid_out[i] = before - cash[i];
    all_sales[i] = sales;
    hired[i] = cost_at_size[i] * (static_cast<double>(jobs[i]) - 1.0);
    margins[i] = margin;
    here[i] = owners_here[i] * paid_out[i];
    owed[i] = was;
    repaid[i] = was - left;
    double const usual_room = t.usual_line * usual - left, room = t.line * usual - left;
    double const usual_line = usual_room > 0.0 ? usual_room : 0.0, line = room > 0.0 ? room : 0.0;
    bool const refused = (cash[i] < -line) & (margin < service);
    bool const fails = (cash[i] < -usual_line) | refused;
    insolvent[i] = fails ? 1 : 0;
    double const needed = p.working_capital * usual, lacking = needed - (cash[i] + line);
    double const full = p.full_cut * needed;
    double const part = lacking / (full > least_keur ? full : least_keur);
    double const cut = part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part;
    shortage[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(255.0 * cut + 0.5));
    standing[i].set(Standing::constrained, lacking > 0.0);
    standing[i].set(Standing::insolvent, fails);
  }
  return {lane_sum(all_sales, n), lane_sum(hired, n),    lane_sum(cost_at_size, n),
          lane_sum(margins, n),   lane_sum(paid_out, n), lane_sum(here, n),
          lane_sum(owed, n),      lane_sum(repaid, n)};
}

// What each firm owes of relief loans, kEUR.
void gather_relief(World const& world, Tile tile, double* relief) {
  std::fill_n(relief, tile.size, 0.0);
  if (world.office.loans.empty()) return;
  for (std::size_t i = 0; i < tile.size; ++i) {
    std::size_t const row = tile.begin + i;
    if (world.firms.standing[row].has(Standing::bridged)) relief[i] = relief_owed(world, row);
  }
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

double margin_keur(World const& world, CellRow cell, std::size_t row) {
  Economy const& economy = *world.economy;
  FinanceParameters const& p = economy.parameters.finance;
  double const sales = world.firms.local_sales[row] + world.firms.outside_sales[row];
  double const other_cost =
      p.overhead + extra_energy_cost(world, cell) + rent_cost(world, economy.cell(cell).region);
  double const staff = economy.sizes.of(world.firms.jobs[row], &SizeEffects::value_added) *
                       (static_cast<double>(world.firms.jobs[row]) - 1.0 + p.founder_draw);
  return sales * (1.0 - other_cost) - average_wage_keur(world, cell) * staff;
}

double credit_limit_keur(World const& world, CellRow cell, std::size_t row) {
  double const sales = world.firms.local_sales[row] + world.firms.outside_sales[row];
  double const usual = usual_over_current(world, cell);
  double const credit = world.environment.credit[world.economy->cell(cell).sector.get()];
  double const limit = 4.0 * world.economy->parameters.finance.credit_limit * credit;
  return std::max(0.0, limit * (usual * sales) - static_cast<double>(world.firms.debt[row]));
}

void settle_cash(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  Economy const& economy = *world.economy;
  Cell const& cell = economy.cell(tile.cell);
  FinanceParameters const& p = economy.parameters.finance;
  BankParameters const& banks = economy.parameters.banks;
  double const energy = extra_energy_cost(world, tile.cell);
  double const rents = rent_cost(world, cell.region);
  Terms t;
  t.wage_cost = average_wage_keur(world, tile.cell);
  t.other_cost = p.overhead + (energy + rents);
  t.usual = usual_over_current(world, tile.cell);
  t.usual_line = 4.0 * p.credit_limit;
  t.line = t.usual_line * world.environment.credit[cell.sector.get()];
  t.instalment = banks.repayment;
  t.least_part = 1.0 / static_cast<double>(banks.term_quarters);
  std::size_t const b = tile.begin;
  double cost_at_size[Tile::capacity], owners_here[Tile::capacity], relief[Tile::capacity];
  economy.sizes.gather(&firms.jobs[b], tile.size, &SizeEffects::value_added, cost_at_size);
  economy.sizes.gather(&firms.jobs[b], tile.size, &SizeEffects::owners_here, owners_here);
  gather_relief(world, tile, relief);
  Booked const booked =
      settle(tile.size, t, p, banks.interest, &firms.local_sales[b], &firms.outside_sales[b],
             &firms.jobs[b], cost_at_size, owners_here, &firms.prudence[b], relief, &firms.cash[b],
             &firms.debt[b], &firms.standing[b], &firms.shortage[b], workspace.tile.insolvent);
  IncomeAccount& account = world.regions[cell.region.get()].account;
  account.sales_booked += booked.sales;
  account.margin += booked.margin;
  account.pay(Payment::wages, t.wage_cost * booked.hired);
  account.pay(Payment::founders_draw, t.wage_cost * p.founder_draw * booked.founders);
  account.pay(Payment::overhead, p.overhead * booked.sales);
  account.pay(Payment::energy, energy * booked.sales);
  account.pay(Payment::rents, rents * booked.sales);
  account.pay(Payment::interest, banks.interest * booked.debt);
  account.pay(Payment::instalments, booked.instalments);
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
