#include "sim/world/parameters/labour.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void LabourParameters::describe(ParameterTable<LabourParameters>& t) {
  using P = LabourParameters;
  t.add("hiring_speed", &P::hiring_speed, Unit::per_quarter, {0.01, 1.0},
        "λ_u: share of a shortage of jobs posted",
        {"with m = 1.4 firms hire as fast in the base year as set by search against the acceptance "
         "bands",
         Provenance::tuned})
      .prior(uniform(0.4, 0.95), screened);
  t.add("firing_speed", &P::firing_speed, Unit::per_quarter, {0.01, 1.0},
        "λ_d: share of an excess of jobs shed", by_search)
      .prior(uniform(0.4, 0.9));
  t.add("labour_saving", &P::labour_saving, Unit::elasticity, {0.0, 1.0},
        "φ: jobs saved per log point of productivity",
        {"tuned; no baseline moment pins it down", Provenance::tuned})
      .prior(uniform(0.2, 0.8), screened);
  t.add("size_elasticity", &P::size_elasticity, Unit::elasticity, {0.0, 0.5},
        "γ: of value added and cost per person to the size of the firm",
        {"value added per person 43.5 kEUR below 50 persons, 79.1 from 250 on (Eurostat SBS 2021)",
         Provenance::tuned})
      .prior(uniform(0.04, 0.13), screened);
  t.add("size_reference_jobs", &P::size_reference_jobs, Unit::jobs, {1.0, 1e5},
        "L_0: size at which value added per person is the sector's average",
        {"makes the mean over jobs 1 for the size classes of Eurostat SBS 2021 at γ = 0.085",
         Provenance::derived})
      .prior(log_uniform(58.0, 230.0));
  t.add("local_price_elasticity", &P::local_price_elasticity, Unit::elasticity, {0.0, 1.0},
        "p_p: pass-through of wages into local prices",
        {"0.5 chosen by search; about 0.7 with a responding labour force", Provenance::tuned})
      .prior(uniform(0.3, 0.8));
  t.add("outside_wage_elasticity", &P::outside_wage_elasticity, Unit::elasticity, {0.0, 2.0},
        "e_w: own-wage elasticity of labour demand",
        {"preferred estimate 0.25: Lichter, Peichl & Siegloch 2015", Provenance::remembered})
      .prior(uniform(0.1, 0.45));
  t.add("matching_efficiency", &P::matching_efficiency, Unit::none, {0.1, 100.0},
        "m: matching efficiency; the lower, the more a hire takes from others where few seek work",
        {"job-years of the same spending several times larger where there is slack: Dube, Kaplan, "
         "Hegland & Zipperer",
         Provenance::tuned})
      .prior(log_uniform(0.8, 3.0));
  t.add("churn", &P::churn, Unit::per_quarter, {0.0, 0.3}, "share of jobs refilled a quarter",
        unidentified)
      .prior(log_uniform(0.015, 0.06));
  t.add("wage_curve", &P::wage_curve, Unit::elasticity, {-0.5, 0.0},
        "ω: elasticity of the wage to unemployment",
        {"−0.1: Blanchflower & Oswald 1994; −0.07 after publication bias: Nijkamp & Poot 2005",
         Provenance::remembered})
      .prior(uniform(-0.13, -0.05), studies_say);
  t.add("wage_speed", &P::wage_speed, Unit::per_quarter, {0.0, 1.0},
        "s_w: share of the gap to the wage curve closed", unidentified)
      .prior(log_uniform(0.12, 0.5));
}

}  // namespace clustress
