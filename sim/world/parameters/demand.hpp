// sim/world/parameters/demand.hpp — in numbers: incomes of residents and what they spend locally.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct DemandParameters {
  double income_share = 0.85;          // c: local demand that moves with residents' income
  double replacement_rate = 0.4;       // b_U: transfers to an unemployed per average wage
  double smoothing = 0.3;              // share of the gap to current income closed a quarter
  double labour_share = 0.7;           // wages in value added
  double owners_local_share = 0.25;    // of profits of the largest firms, to residents
  double owners_size_exponent = 0.25;  // of the fall with size from all of a founder's
  double providers_local_share = 0.8;  // of project spending, income of residents
  double macro_persistence = 0.9;
  double macro_noise = 0.005;

  static void describe(ParameterTable<DemandParameters>& table);
};

}  // namespace clustress
