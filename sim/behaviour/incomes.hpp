// sim/behaviour/incomes.hpp — programme money that becomes income of residents, and the levy that
// raises a part of it.
#pragma once

#include <vector>

#include "sim/core/ids.hpp"

namespace clustress {

struct World;

// Where a programme spends, and who pays for it.
struct Treasury {
  std::vector<RegionRow> regions;      // target regions
  double financed_inside_share = 0.0;  // of outlay, raised by a levy on their households
};

// Programme money spent on administration or paid to people becomes income of the target regions;
// the inside share is levied. All amounts in kEUR.
void pass_on_income(World& world, Treasury const& treasury, double to_staff_keur,
                    double to_households_keur, double outlay_keur);

}  // namespace clustress
