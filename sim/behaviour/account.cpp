// sim/behaviour/account.cpp — what firms book is what somebody receives: the income account is
// opened before anything is paid, and held against every other book when all is.
//
// Equations: docs/model/mechanisms/account.md. Payments are booked where money moves. What is kept
// independently of them must agree, each line to 1e-9 of sales: what firms booked as sales and what
// they used them for, the cash of all firms, the balances of organisations, incomes of residents,
// the ledger of the programme. Banks, the public sector and the outside have no books: they pay and
// receive what is left.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "sim/core/vector_math.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {
namespace {

constexpr double tolerance = 1e-9;        // of sales
constexpr double least_sales_keur = 1.0;  // a region without firms closes to 1e-9 kEUR

double cash_in(World const& world, CellRow cell) {
  Segment const& s = world.firms.segment(cell);
  return lane_sum(world.firms.cash.data() + s.begin, s.count);
}

double debt_in(World const& world, CellRow cell) {
  double sum = 0;
  world.firms.for_each_firm(
      cell, [&](std::size_t row) { sum += static_cast<double>(world.firms.debt[row]); });
  return sum;
}

// Guaranteed loans of firms that live, each in its region's book; without banks cash is net of
// them.
void add_guaranteed(World& world, double IncomeAccount::*book) {
  if (!(world.economy->parameters.banks.bank_loans > 0.0)) return;
  for (Loan const& loan : world.office.loans) {
    if (!loan.gone) world.region_of(loan.cell).account.*book += loan.outstanding_keur;
  }
}

double balance_of(ClusterState const& cluster) {
  return cluster.balance_keur + cluster.programme_keur;
}

// Local demand of the market by who buys it; nothing is sold where nobody sells.
void book_sales(World& world, std::size_t m) {
  Market const& market = world.economy->markets[m];
  MarketState const& state = world.markets[m];
  IncomeAccount& account = world.regions[market.region.get()].account;
  double here = 0, outside = 0;
  for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
    here += world.cells[c].local_sales;
    outside += world.cells[c].outside_sales;
  }
  account.pay(Payment::sales_outside, outside);
  double const bought = here > 0.0 ? state.purchases : 0.0;
  account.pay(Payment::sales_to_programme, bought);
  account.pay(Payment::purchases_elsewhere, state.purchases - bought);
  double const path = world.environment.local_demand[market.sector.get()];
  double const steady = world.regime == Regime::hold ? here : state.base_demand * path;
  // those without a seller are of both kinds alike
  double const customers = state.local_demand - state.purchases;
  double const served = customers > 0.0 ? 1.0 - state.bought_away / customers : 1.0;
  double const others =
      here > 0.0 ? (1.0 - world.economy->parameters.demand.income_share) * steady * served : 0.0;
  account.pay(Payment::sales_to_others, others);
  account.pay(Payment::sales_to_households, here - bought - others);
}

// One line of the account: what it holds against what.
struct Line {
  std::string_view what;
  double left = 0, right = 0;
};

// The first line that is open, in words; empty if all are closed.
std::string open_line(std::string_view where, double sales, std::initializer_list<Line> lines) {
  for (Line const& line : lines) {
    // also where one of them is not a number
    if (std::abs(line.left - line.right) <= tolerance * std::max(sales, least_sales_keur)) continue;
    return fmt::format("the income account of {} does not close: {}, {:.9g} and {:.9g} kEUR", where,
                       line.what, line.left, line.right);
  }
  return "";
}

std::string open_line(World const& world, std::size_t r) {
  IncomeAccount const& a = world.regions[r].account;
  double const used = a.of(Payment::wages) + a.of(Payment::founders_draw) +
                      a.of(Payment::overhead) + a.of(Payment::energy) + a.of(Payment::rents);
  double balances = -a.balances_before;
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {
    if (world.economy->cluster_regions[k].get() == r) balances += balance_of(world.clusters[k]);
  }
  return open_line(
      world.economy->facts.regions[r].name, a.sales_booked,
      {{"what buyers paid and what firms sold", a.sales(), a.sales_booked},
       {"sales of firms and what they used them for", a.sales_booked, used + a.margin},
       {"what firms received less what they paid and the change of their cash",
        a.received_by(Party::firms) - a.paid_by(Party::firms), a.cash_change},
       {"what banks lent less what firms repaid and the change of their debts",
        a.of(Payment::new_loans) - a.of(Payment::instalments), a.debt_change},
       {"what organisations received less what they paid and the change of their balances",
        a.received_by(Party::organisations) - a.paid_by(Party::organisations), balances},
       {"what providers received and what they passed on", a.received_by(Party::providers),
        a.paid_by(Party::providers)}});
}

std::string open_line_of_all(World const& world) {
  double sales = 0, paid = 0, earned = 0, spent = 0;
  for (RegionState const& region : world.regions) {
    IncomeAccount const& a = region.account;
    sales += a.sales_booked;
    paid += a.received_by(Party::households) - a.of(Payment::levy);
    earned += a.income;
    spent += a.paid_by(Party::programme);
  }
  Cents const outlay = world.office.outlay() - world.office.outlay_before;
  return open_line(
      "all regions", sales,
      {{"what households were paid and their incomes", paid, earned},
       {"what the programme paid and the outlay of its ledger", spent, to_keur(outlay)}});
}

}  // namespace

struct AccountMechanism {
  static constexpr std::string_view name = "income account";

  // Cash and balances as they are; the wages of the fixed block are due at the wage index that
  // firms pay too, that of the quarter before.
  static void begin_quarter(World& world) {
    double const labour_share = world.economy->parameters.demand.labour_share;
    for (std::size_t r = 0; r < world.regions.size(); ++r) {
      RegionConstants const& region = world.economy->regions[r];
      IncomeAccount& account = world.regions[r].account;
      account = {};
      account.pay(Payment::fixed_wages, labour_share * fast_exp(world.regions[r].log_wage) *
                                            region.fixed_jobs * region.mean_value_added);
    }
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      IncomeAccount& account = world.region_of(CellRow(c)).account;
      account.cash_before += cash_in(world, CellRow(c));
      account.debt_before += debt_in(world, CellRow(c));
    }
    add_guaranteed(world, &IncomeAccount::debt_before);
    for (std::size_t k = 0; k < world.clusters.size(); ++k) {
      world.regions[world.economy->cluster_regions[k].get()].account.balances_before +=
          balance_of(world.clusters[k]);
    }
    for (MarketState& market : world.markets) market.purchases = 0;
  }

  // Who bought what, and how cash changed.
  static void settle(Settlement const& s) {
    for (std::size_t m = 0; m < s.world.markets.size(); ++m) book_sales(s.world, m);
    for (RegionState& region : s.world.regions) {
      region.account.cash_change = -region.account.cash_before;
      region.account.debt_change = -region.account.debt_before;
    }
    for (std::size_t c = 0; c < s.world.cells.size(); ++c) {
      IncomeAccount& account = s.world.region_of(CellRow(c)).account;
      account.cash_change += cash_in(s.world, CellRow(c));
      account.debt_change += debt_in(s.world, CellRow(c));
    }
    add_guaranteed(s.world, &IncomeAccount::debt_change);
  }

  static std::string fault(World const& world) {
    for (std::size_t r = 0; r < world.regions.size(); ++r) {
      if (std::string line = open_line(world, r); !line.empty()) return line;
    }
    return open_line_of_all(world);
  }
};

template Mechanism const& mechanism<AccountMechanism>();

}  // namespace clustress
