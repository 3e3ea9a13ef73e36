#include "sim/world/parameters/cycle.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void CycleParameters::describe(ParameterTable<CycleParameters>& t) {
  using P = CycleParameters;
  t.add("usual_speed", &P::usual_speed, Unit::per_quarter, {0.0, 1.0},
        "s_x: share of the gap to today's demand by which firms correct what they take for usual",
        {"three years until a lasting fall is the new normal; no estimate", Provenance::assumed})
      .prior(log_uniform(0.04, 0.15));
  t.add("expectation", &P::expectation, Unit::elasticity, {0.0, 10.0},
        "θ: of the worth of a project to demand against what is usual",
        {"investment moves about three times as much as output", Provenance::assumed})
      .prior(uniform(2.0, 6.0));
  t.add("hoarding_most", &P::hoarding_most, Unit::share, {0.0, 1.0},
        "b: staff kept without work, at most, of the staff that sales need; 0 = nobody is kept",
        {"3.5 % of Germany's labour force in short-time work at the peak of 2009",
         Provenance::retrieved})
      .prior(uniform(0.02, 0.08));
  t.add("short_time_pay", &P::short_time_pay, Unit::share, {0.0, 1.0},
        "of the wage of idle hours that short-time work pays to staff",
        {"0.60 to 0.67 of the net wage in Germany", Provenance::remembered})
      .prior(uniform(0.6, 0.7));
  t.add("wage_rigidity", &P::wage_rigidity, Unit::share, {0.0, 1.0},
        "r_w: of a fall of the wage target that does not happen",
        {"cuts are rarer than a flexible regime would bring, in severe recessions too: Branten, "
         "Lamo & Rõõm 2018; size assumed",
         Provenance::assumed})
      .prior(uniform(0.3, 0.9));
  t.add("entry_gap", &P::entry_gap, Unit::elasticity, {0.0, 10.0},
        "ε_g: of the number of founders to the demand gap",
        {"procyclical entry: Lee & Mukoyama 2015; size assumed", Provenance::assumed})
      .prior(uniform(0.0, 3.0));
  t.add("founders_on_credit", &P::founders_on_credit, Unit::share, {0.0, 1.0},
        "s_B: founders who need a bank, of all who come when credit is as usual",
        {"most founders use means of their own; size assumed", Provenance::assumed})
      .prior(uniform(0.15, 0.6));
  t.add("bad_times_dispersion", &P::bad_times_dispersion, Unit::none, {0.0, 20.0},
        "χ_g: relative widening of sales shocks per log point of missing demand",
        {"dispersion of firm growth rises in every recession, by half to three quarters in "
         "2008–09: Bloom et al. 2018; size tuned to insolvencies",
         Provenance::uncertain})
      .prior(uniform(0.0, 6.0));
  t.add("orphan_quarters", &P::orphan_quarters, Unit::quarters, {0.0, 40.0},
        "T_O: mean time until a customer of a firm that a stress closed has a new seller here; 0 "
        "= at once",
        {"as slowly as customers learn of productivity, 1/ν = 5 quarters, or twice as fast; no "
         "estimate",
         Provenance::assumed})
      .prior(uniform(0.0, 10.0));
}

}  // namespace clustress
