// sim/world/loan.hpp — a loan that a public guarantee made possible; kept in the books of the
// programme office.
#pragma once

#include <cstdint>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/core/money.hpp"

namespace clustress {

struct Loan {
  FirmId firm{};
  CellRow cell;
  std::uint16_t instrument = 0;
  double principal_keur = 0;  // at the beginning
  double outstanding_keur = 0;
  Cents reserved = 0;  // budget held back for the guaranteed part of what is outstanding
  double guaranteed_share = 0.8;
  Quarter granted = 0;
  bool young = false;   // its firm was below three years at the grant
  bool repaid = false;  // at once, as the firm closed without being insolvent
  bool failed = false;  // the firm was insolvent
};

}  // namespace clustress
