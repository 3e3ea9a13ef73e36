// sim/world/loan.hpp — a loan that a public guarantee made possible; kept in the books of the
// programme office.
#pragma once

#include <cstdint>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/core/money.hpp"

namespace clustress {

struct LoanParameters;

struct Loan {
  FirmId firm{};
  CellRow cell;
  std::uint16_t instrument = 0;
  double principal_keur = 0;  // at the beginning
  double outstanding_keur = 0;
  Cents reserved = 0;  // budget held back for the guaranteed part of what is outstanding
  double guaranteed_share = 0.8;
  Quarter granted = 0;
  bool young = false;       // its firm was below three years at the grant
  bool relief = false;      // bridges a shortage: its firm may not pay it out
  bool gone = false;        // its firm left, and paid what it could
  double lost_share = 1.0;  // of what was outstanding then
};

// By its schedule, in docs/model/mechanisms/banks.md; `now`: the quarter that is settled.
double instalment_of(LoanParameters const& p, Loan const& loan, Quarter now);
bool is_open(LoanParameters const& p, Loan const& loan, Quarter now);
// The instalment is paid, and frees its part of the reserve.
void repay(LoanParameters const& p, Loan& loan, Quarter now);
// What is held back now and will be at the end of each later quarter, summed.
Cents reserve_to_come(LoanParameters const& p, Loan loan, Quarter now);

}  // namespace clustress
