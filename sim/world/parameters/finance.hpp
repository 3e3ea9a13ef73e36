// sim/world/parameters/finance.hpp — in numbers: cash follows the margin; a firm below its credit
// limit is insolvent.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct FinanceParameters {
  double overhead = 0.025;           // of sales
  double founder_draw = 0.307;       // of an average wage, taken by the founder
  double credit_limit = 0.66;        // of annual sales
  double precautionary_cash = 0.35;  // quarters of sales that an investment leaves untouched
  double cash_ceiling = 0.7;         // quarters of sales; what is above is paid out
  double prudence_spread = 1.1;      // SD of ln of a firm's liking for cash
  double starting_cash = 0.0;        // quarters of sales of an entrant
  // quarters of sales, of cash and credit, below which a firm is constrained
  double working_capital = 0.8;
  double full_cut = 1.0;            // of that: from there down to nothing cuts grow to their full
  double constrained_hiring = 0.5;  // of the jobs it wants to add that a constrained firm posts

  static void describe(ParameterTable<FinanceParameters>& table);
};

}  // namespace clustress
