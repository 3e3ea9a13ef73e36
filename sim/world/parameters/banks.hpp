// sim/world/parameters/banks.hpp — in numbers: term loans of banks to firms: to whom, how much, how
// they are repaid.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct BankParameters {
  double bank_loans = 1.0;        // share of requests that banks consider; 0: no loans
  double debt_capacity = 1.55;    // annual sales that an old firm of 10 jobs may owe
  double size_exponent = 0.1;     // of that
  double young_discount = 0.3;    // what a newborn firm may owe less
  double young_years = 3.0;       // over which this fades
  double judgement_spread = 0.5;  // SD of ln of what banks think of the limit
  double cover = 0.8;             // margin over the service of the debt
  double interest = 0.01;         // a quarter
  double repayment = 0.043;       // of a quarter's sales, each quarter
  int term_quarters = 24;         // repaid at least by so much a quarter
  double founders_in_debt = 0.2;  // share of entrants that begin with a loan …
  double founders_debt = 0.7;     // … of so many quarters of sales
  double equipment_value = 0.3;   // of a closing firm's debt, what its equipment fetches at most

  static void describe(ParameterTable<BankParameters>& table);
};

}  // namespace clustress
