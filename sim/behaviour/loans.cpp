// sim/behaviour/loans.cpp — loans to firms that a public guarantee made possible: instalments,
// defaults.
//
// Equations and parameters: docs/model/mechanisms/finance.md. Cash is net of loans: what a loan
// pays for is taken from it, an instalment changes nothing, interest leaves it, to banks outside
// the region. The guaranteed share of what is outstanding is held back from the programme's budget;
// what is repaid frees its part, and of a firm that is gone it is called. A loan lets a firm go
// deeper into debt than its bank or prudence would: it can grow more, and until then it is nearer
// to insolvency.
#include "sim/behaviour/loans.hpp"

#include <algorithm>

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/incomes.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

void service_loans(World& world, Workspace& workspace, Treasury const* treasury) {
  LoanParameters const& p = world.economy->parameters.loans;
  Office& office = world.office;
  bool const in_debt = banks_lend(world);
  std::vector<Loan> open;
  for (Loan& loan : office.loans) {
    std::size_t const k = loan.instrument;
    std::size_t const row = workspace.index.find(loan.firm);
    if (row == RowIndex::npos && !(loan.lost_share > 0.0)) {
      office.ledger.post(k, Book::committed, Book::free, loan.reserved);
      continue;
    }
    if (row == RowIndex::npos) {
      Cents const called = std::min(
          loan.reserved, to_cents(loan.guaranteed_share * loan.lost_share * loan.outstanding_keur));
      office.ledger.post(k, Book::committed, Book::called_guarantees, called);
      office.ledger.post(k, Book::committed, Book::free, loan.reserved - called);
      world.region_of(loan.cell).account.pay(Payment::guarantees_called, to_keur(called));
      if (treasury != nullptr) pass_on_income(world, *treasury, 0.0, 0.0, to_keur(called));
      ++office.counts[k].defaults;
      office.counts[k].young_defaults += loan.young ? 1 : 0;
      office.counts[k].young_called += loan.young ? called : 0;
      continue;
    }
    double const due = instalment_of(p, loan, world.now);
    double const interest = p.interest * loan.outstanding_keur;
    double const instalment = in_debt ? due : 0.0;  // otherwise cash is net of the loan
    world.firms.cash[row] -= interest + instalment;
    world.region_of(loan.cell).account.pay(Payment::interest, interest);
    world.region_of(loan.cell).account.pay(Payment::instalments, instalment);
    Cents const held = loan.reserved;
    repay(p, loan, world.now);
    office.ledger.post(k, Book::committed, Book::free, held - loan.reserved);
    if (in_debt && loan.relief)
      world.firms.standing[row].set(Standing::bridged, is_open(p, loan, world.now));
    if (is_open(p, loan, world.now)) open.push_back(loan);
  }
  office.loans = std::move(open);
}

double relief_owed(World const& world, std::size_t row) {
  if (!world.firms.standing[row].has(Standing::bridged)) return 0.0;
  double sum = 0;
  for (Loan const& loan : world.office.loans)
    sum += loan.relief && loan.firm == world.firms.id[row] ? loan.outstanding_keur : 0.0;
  return sum;
}

}  // namespace clustress
