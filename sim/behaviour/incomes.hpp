// sim/behaviour/incomes.hpp — what residents earn: from the account of payments, and from
// programmes; and the levy that raises a part of what these spend.
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
// Turns the quarter's payments into incomes of residents, smoothed into spending. After jobs have
// found their holders.
void earn_incomes(World& world);

}  // namespace clustress
