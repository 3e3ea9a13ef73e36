#include "sim/world/parameters/labour_supply.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void LabourSupplyParameters::describe(ParameterTable<LabourSupplyParameters>& t) {
  using P = LabourSupplyParameters;
  t.add("participation", &P::participation, Unit::elasticity, {0.0, 2.0},
        "ε_π: of participation to the reward of work",
        {"0.25, range 0.1–0.5: Chetty et al. 2011", Provenance::remembered})
      .prior(uniform(0.1, 0.5), studies_say);
  t.add("participation_speed", &P::participation_speed, Unit::per_quarter, {0.0, 1.0},
        "s_π: share of the gap closed", unidentified)
      .prior(log_uniform(0.05, 0.2));
  t.add("migration", &P::migration, Unit::per_quarter, {0.0, 0.5},
        "m_u: net migration per point of unemployment below the base year's",
        {"chosen with the local multiplier; slower than in Blanchard & Katz 1992",
         Provenance::tuned})
      .prior(log_uniform(0.025, 0.1));
  t.add("migration_wage", &P::migration_wage, Unit::per_quarter, {0.0, 0.5},
        "m_w: net migration per log point of pay above other regions'", unidentified)
      .prior(log_uniform(0.005, 0.02));
  t.add("commuting", &P::commuting, Unit::elasticity, {0.0, 5.0},
        "ε_c: of new commutes to the difference in log wages", unidentified)
      .prior(uniform(0.5, 2.0));
}

}  // namespace clustress
