// sim/world/parameters/loans.hpp — in numbers: loans to firms that a public guarantee made
// possible: instalments, defaults.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct LoanParameters {
  double interest = 0.01;  // a quarter
  int term_quarters = 20;
  int grace_quarters = 4;

  static void describe(ParameterTable<LoanParameters>& table);
};

}  // namespace clustress
