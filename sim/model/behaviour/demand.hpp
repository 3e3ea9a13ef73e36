// sim/model/behaviour/demand.hpp — incomes of residents and what they spend locally.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct World;
struct Workspace;

struct DemandParameters {
  double income_share = 0.7;           // c: local demand that moves with residents' income
  double replacement_rate = 0.4;       // b_U: transfers to an unemployed per average wage
  double smoothing = 0.3;              // share of the gap to current income closed a quarter
  double labour_share = 0.7;           // wages in value added
  double owners_local_share = 0.5;     // of profits paid out, to residents
  double providers_local_share = 0.8;  // of project spending, income of residents
  double macro_persistence = 0.9;
  double macro_noise = 0.005;

  static void describe(ParameterTable<DemandParameters>& table);
};

// Income of residents from this quarter's wages, transfers, profits and programme payments, smoothed into spending.
void earn_incomes(World& world, Workspace& workspace);
// Local demand of each market this quarter.
void set_local_demand(World& world);

}  // namespace clustress
