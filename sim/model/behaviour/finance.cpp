// sim/model/behaviour/finance.cpp — cash follows the margin; a firm below its credit limit is insolvent.
//
//   S_i     = S^l_i + S^x_i
//   m_i     = S_i − ls y_s w_r (L_i − 1 + f) − o S_i             margin: sales less wages, founder's draw and overhead   [kEUR]
//   cash_i  ← min(c̄ S_i, cash_i + m_i);  what is above is paid out to owners
//   insolvent if cash_i < −κ_c · 4 S_i
//
// ls labour share, y_s value added per job, f founder's draw in average wages, o overhead share, κ_c credit limit as a share of
// annual sales. Projects are paid from cash and credit (projects.cpp).
#include "sim/model/behaviour/finance.hpp"

#include "sim/core/vector_math.hpp"
#include "sim/model/kernel_sums.hpp"
#include "sim/model/workspace.hpp"

namespace clustress {
namespace {

constexpr Source by_search{"set by search against the acceptance bands (docs/model.md §10)", Provenance::tuned};

CLUSTRESS_KERNEL
double settle(std::size_t n, double const wage_cost, FinanceParameters const p, double const* __restrict local_sales,
              double const* __restrict outside_sales, std::int32_t const* __restrict jobs, double* __restrict cash,
              std::uint8_t* __restrict insolvent) {
  double paid_out[Tile::capacity];
  for (std::size_t i = 0; i < n; ++i) {
    double const sales = local_sales[i] + outside_sales[i];
    double const margin = sales * (1.0 - p.overhead) - wage_cost * (static_cast<double>(jobs[i]) - 1.0 + p.founder_draw);
    double const before = cash[i] + margin;
    double const ceiling = p.cash_ceiling * sales;
    cash[i] = before < ceiling ? before : ceiling;
    paid_out[i] = before - cash[i];
    insolvent[i] = cash[i] < -4.0 * p.credit_limit * sales ? 1 : 0;
  }
  return lane_sum(paid_out, n);
}

}  // namespace

void settle_cash(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  Economy const& economy = *world.economy;
  std::size_t const region = economy.cell(tile.cell).region.get();
  double const wage_cost = economy.parameters.demand.labour_share * economy.value_added_per_job(tile.cell) *
                           fast_exp(world.regions[region].log_wage);
  std::size_t const b = tile.begin;
  workspace.paid_out[region] += settle(tile.size, wage_cost, economy.parameters.finance, &firms.local_sales[b],
                                       &firms.outside_sales[b], &firms.jobs[b], &firms.cash[b], workspace.insolvent);
}

void FinanceParameters::describe(ParameterTable<FinanceParameters>& t) {
  using P = FinanceParameters;
  t.add("overhead", &P::overhead, Unit::share, {0.0, 0.9}, "o: overhead in sales", by_search);
  t.add("founder_draw", &P::founder_draw, Unit::share, {0.0, 2.0}, "f: founder's draw in average wages of the sector",
        by_search);
  t.add("credit_limit", &P::credit_limit, Unit::share, {0.0, 4.0}, "κ_c: credit limit in annual sales", by_search);
  t.add("cash_ceiling", &P::cash_ceiling, Unit::quarters, {0.0, 20.0}, "c̄: cash kept, in quarters of sales", by_search);
  t.add("starting_cash", &P::starting_cash, Unit::quarters, {0.0, 20.0}, "cash of an entrant, in quarters of sales",
        {"chosen with the founder's draw to give the survival of young firms", Provenance::tuned});
}

}  // namespace clustress
