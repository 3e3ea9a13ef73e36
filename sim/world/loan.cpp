#include "sim/world/loan.hpp"

#include <algorithm>

#include "sim/world/parameters/loans.hpp"

namespace clustress {
namespace {

int quarters_of_repaying(LoanParameters const& p) {
  return std::max(1, p.term_quarters - p.grace_quarters);
}

}  // namespace

double instalment_of(LoanParameters const& p, Loan const& loan, Quarter now) {
  if (now - loan.granted <= p.grace_quarters) return 0.0;
  return std::min(loan.outstanding_keur, loan.principal_keur / quarters_of_repaying(p));
}

bool is_open(LoanParameters const& p, Loan const& loan, Quarter now) {
  return now - loan.granted < p.grace_quarters + quarters_of_repaying(p);
}

void repay(LoanParameters const& p, Loan& loan, Quarter now) {
  loan.outstanding_keur -= instalment_of(p, loan, now);
  Cents const needed = to_cents(loan.guaranteed_share * loan.outstanding_keur);
  loan.reserved = is_open(p, loan, now) ? std::min(loan.reserved, needed) : 0;
}

Cents reserve_to_come(LoanParameters const& p, Loan loan, Quarter now) {
  Cents sum = 0;
  for (; loan.reserved > 0; repay(p, loan, ++now)) sum += loan.reserved;
  return sum;
}

}  // namespace clustress
