#include "sim/behaviour/incomes.hpp"

#include "sim/world/world.hpp"

namespace clustress {

void pass_on_income(World& world, Treasury const& treasury, double to_staff_keur,
                    double to_households_keur, double outlay_keur) {
  double labour_force = 0;
  for (RegionRow const r : treasury.regions)
    labour_force += world.economy->regions[r.get()].labour_force;
  for (RegionRow const r : treasury.regions) {
    double const share = world.economy->regions[r.get()].labour_force / labour_force;
    RegionState& region = world.regions[r.get()];
    region.programme_income += share * (to_staff_keur + to_households_keur);
    region.levy += share * treasury.financed_inside_share * outlay_keur;
  }
}

}  // namespace clustress
