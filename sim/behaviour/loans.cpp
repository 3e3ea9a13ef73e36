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
    if (row == RowIndex::npos && in_debt && loan.repaid) {
      office.ledger.post(k, Book::committed, Book::free, loan.reserved);
      continue;
    }
    if (row == RowIndex::npos) {
      Cents const called =
          std::min(loan.reserved, to_cents(loan.guaranteed_share * loan.outstanding_keur));
      office.ledger.post(k, Book::committed, Book::called_guarantees, called);
      office.ledger.post(k, Book::committed, Book::free, loan.reserved - called);
      world.region_of(loan.cell).account.pay(Payment::guarantees_called, to_keur(called));
      if (treasury != nullptr) pass_on_income(world, *treasury, 0.0, 0.0, to_keur(called));
      ++office.counts[k].defaults;
      office.counts[k].young_defaults += loan.young ? 1 : 0;
      continue;
    }
    int const age = world.now - loan.granted;
    int const repaying = std::max(1, p.term_quarters - p.grace_quarters);
    double const due = age > p.grace_quarters
                           ? std::min(loan.outstanding_keur, loan.principal_keur / repaying)
                           : 0.0;
    double const interest = p.interest * loan.outstanding_keur;
    double const instalment = in_debt ? due : 0.0;  // otherwise cash is net of the loan
    world.firms.cash[row] -= interest + instalment;
    world.region_of(loan.cell).account.pay(Payment::interest, interest);
    world.region_of(loan.cell).account.pay(Payment::instalments, instalment);
    loan.outstanding_keur -= due;
    bool const repaid = age >= p.grace_quarters + repaying;
    Cents const needed =
        repaid ? 0
               : std::min(loan.reserved, to_cents(loan.guaranteed_share * loan.outstanding_keur));
    office.ledger.post(k, Book::committed, Book::free, loan.reserved - needed);
    loan.reserved = needed;
    if (!repaid) open.push_back(loan);
  }
  office.loans = std::move(open);
}

}  // namespace clustress
