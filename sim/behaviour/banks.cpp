// sim/behaviour/banks.cpp — firms borrow for their investments what their own money does not pay;
// banks look at what a firm owes already, its sales, age and size.
//
// Equations and parameters: docs/model/mechanisms/banks.md. A bank's judgement is one draw of the
// firm and the quarter in which the idea arose: asking again is no new ticket. What a firm owes is
// its term debt beside its cash, which an overdraft may take below zero; service leaves the cash
// every quarter (finance.cpp).
#include "sim/behaviour/banks.hpp"

#include <algorithm>

#include "sim/behaviour/demand_gap.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/loans.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double least_prudence = 0.05, most_prudence = 8.0;

BankParameters const& parameters(World const& world) {
  return world.economy->parameters.banks;
}

double sales_of(World const& world, std::size_t row) {
  return world.firms.local_sales[row] + world.firms.outside_sales[row];
}

double usual_sales(World const& world, CellRow cell, std::size_t row) {
  return sales_of(world, row) * usual_over_current(world, cell);
}

// Term debt and guaranteed loans, kEUR.
double debt_of(World const& world, std::size_t row) {
  FirmTable const& firms = world.firms;
  double const guaranteed =
      firms.standing[row].has(Standing::linked) ? world.office.owed_by(firms.id[row]) : 0.0;
  return static_cast<double>(firms.debt[row]) + guaranteed;
}

// What a bank of the sector thinks that the firm may owe, kEUR, before its judgement of the firm.
double debt_limit(World const& world, CellRow cell, std::size_t row) {
  BankParameters const& p = parameters(world);
  double const credit = world.environment.credit[world.economy->cell(cell).sector.get()];
  double const age = static_cast<double>(world.now - world.firms.founded[row]);
  double const log_size = world.economy->sizes.of(world.firms.jobs[row], &SizeEffects::log_size);
  return 4.0 * p.debt_capacity * credit * usual_sales(world, cell, row) *
         (1.0 - p.young_discount * fast_exp(-age / (4.0 * p.young_years))) *
         fast_exp(p.size_exponent * log_size);
}

}  // namespace

bool banks_lend(World const& world) {
  return parameters(world).bank_loans > 0.0;
}

double usual_over_current(World const& world, CellRow cell) {
  return banks_lend(world) ? fast_exp(-demand_gap(world, cell)) : 1.0;
}

double kept_cash(World const& world, std::size_t row) {
  double const kept = world.economy->parameters.finance.precautionary_cash *
                      static_cast<double>(world.firms.prudence[row]);
  return kept * sales_of(world, row) + relief_owed(world, row);
}

double missing_money(World const& world, Idea const& idea, double price_keur) {
  double const own = std::max(0.0, world.firms.cash[idea.row] - kept_cash(world, idea.row));
  return price_keur - idea.loan_keur - own;
}

double debt_service(BankParameters const& p, double debt_keur, double usual_sales) {
  double const instalment =
      std::max(p.repayment * usual_sales, debt_keur / static_cast<double>(p.term_quarters));
  return p.interest * debt_keur + std::min(debt_keur, instalment);
}

bool bank_lends(World const& world, Idea const& idea, double loan_keur, double guaranteed_share) {
  BankParameters const& p = parameters(world);
  if (!banks_lend(world)) return false;
  double const borne = 1.0 - guaranteed_share;
  Block const draws = world.random.block(to_number(idea.firm), idea.arose, Purpose::bank);
  if (!(to_uniform(draws[1]) < 1.0 - borne * (1.0 - p.bank_loans))) return false;
  double const limit = debt_limit(world, idea.cell, idea.row);
  double const debt = debt_of(world, idea.row) + loan_keur;
  double const owed = debt + std::max(0.0, -world.firms.cash[idea.row]);
  double const seen = limit * fast_exp(p.judgement_spread * normal_variate(to_uniform(draws[0])));
  double const service = p.interest * debt + p.repayment * usual_sales(world, idea.cell, idea.row);
  bool const bears = borne * owed < seen || !(borne > 0.0);
  return bears && margin_keur(world, idea.cell, idea.row) >= p.cover * service;
}

bool guarantee_suffices(World const& world, FirmId firm, Quarter born, double guaranteed_share) {
  if (!banks_lend(world)) return true;
  Block const draws = world.random.block(to_number(firm), born, Purpose::bank);
  return to_uniform(draws[3]) < guaranteed_share;
}

bool could_serve(World const& world, CellRow cell, std::size_t row, double loan_keur) {
  BankParameters const& p = parameters(world);
  double const debt = debt_of(world, row) + loan_keur;
  double const sales = usual_sales(world, cell, row);
  return debt <= 4.0 * p.debt_capacity * sales &&
         margin_keur(world, cell, row) >= debt_service(p, debt, sales);
}

void lend(World& world, CellRow cell, std::size_t row, double keur) {
  double const before = static_cast<double>(world.firms.debt[row]);
  world.firms.debt[row] = static_cast<float>(before + keur);
  double const lent = static_cast<double>(world.firms.debt[row]) - before;
  world.firms.cash[row] += lent;
  world.region_of(cell).account.pay(Payment::new_loans, lent);
}

void ask_bank(World& world, Idea const& idea, double price_keur) {
  if (!banks_lend(world) || !(idea.value_keur > price_keur)) return;
  if (idea.arose < world.now) return;  // counted when it arose
  double const loan = missing_money(world, idea, price_keur) + idea.loan_keur;
  if (!(loan > 0.0)) return;
  CellState& state = world.cell(idea.cell);
  ++state.loans_asked;
  state.loans_refused += bank_lends(world, idea, loan) ? 0 : 1;
}

void borrow_for(World& world, Idea const& idea, double price_keur) {
  if (!banks_lend(world)) return;
  double const missing = missing_money(world, idea, price_keur);
  if (missing > 0.0 && bank_lends(world, idea, missing)) lend(world, idea.cell, idea.row, missing);
  if (idea.loan_keur > 0.0) hand_out(world, idea.cell, idea.row, idea.loan_keur);
}

void hand_out(World& world, CellRow cell, std::size_t row, double keur) {
  world.firms.cash[row] += keur;
  world.region_of(cell).account.pay(Payment::new_loans, keur);
}

void have_bridges(World const& world, Workspace& workspace) {
  FirmTable const& firms = world.firms;
  firms.for_each_firm([&](CellRow cell, std::size_t row) {
    if (firms.standing[row].has(Standing::constrained))
      workspace.ideas.push_back(idea_of_firm(world, cell, row, ProjectKind::bridge, world.now));
  });
}

void bridge(World& world, Idea const& idea) {
  world.firms.shortage[idea.row] = 0;
  if (!banks_lend(world)) return;  // cash is net of the loan
  hand_out(world, idea.cell, idea.row, idea.loan_keur);
  world.firms.standing[idea.row].set(Standing::bridged);
}

void give_finances(World& world, CellRow cell, std::size_t row, Quarter founded) {
  BankParameters const& p = parameters(world);
  FirmTable& firms = world.firms;
  std::uint64_t const firm = to_number(firms.id[row]);
  double const liking =
      normal_variate(to_uniform(world.random.block(firm, founded, Purpose::entrant_knowledge)[3]));
  double const prudence = fast_exp(world.economy->parameters.finance.prudence_spread * liking);
  firms.prudence[row] = static_cast<float>(std::clamp(prudence, least_prudence, most_prudence));
  double const in_debt = to_uniform(world.random.block(firm, founded, Purpose::bank)[2]);
  bool const owes = in_debt < p.founders_in_debt * p.bank_loans;
  firms.debt[row] = owes ? static_cast<float>(p.founders_debt * usual_sales(world, cell, row)) : 0;
}

void book_first_debt(World& world, CellRow cell, std::size_t row) {
  double const debt = static_cast<double>(world.firms.debt[row]);
  IncomeAccount& account = world.region_of(cell).account;
  account.pay(Payment::new_loans, debt);
  account.pay(Payment::start_capital, -debt);
}

void leave_debt(World& world, CellRow cell, std::size_t row) {
  FirmTable& firms = world.firms;
  bool const failed = firms.standing[row].has(Standing::insolvent);
  double const debt = banks_lend(world) ? debt_of(world, row) : 0.0;
  if (!(debt > 0.0)) return;
  double const unpaid = std::max(0.0, debt - std::max(0.0, firms.cash[row]));
  double const most = parameters(world).equipment_value * debt;
  double const sold = failed ? 0.0 : std::min(unpaid, most), lost = unpaid - sold;
  if (firms.standing[row].has(Standing::linked)) world.office.note_end(firms.id[row], lost / debt);
  IncomeAccount& account = world.region_of(cell).account;
  account.pay(Payment::equipment_sold, sold);
  account.pay(Payment::debts_left, lost);
  account.pay(Payment::instalments, debt);
  firms.cash[row] += unpaid - debt;
  firms.debt[row] = 0;
}

struct BanksMechanism {
  static constexpr std::string_view name = "banks";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.loans_asked = cell.loans_refused = 0;
  }
};

template Mechanism const& mechanism<BanksMechanism>();

}  // namespace clustress
