#include "sim/world/parameters/knowledge.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void KnowledgeParameters::describe(ParameterTable<KnowledgeParameters>& t) {
  using P = KnowledgeParameters;
  t.add(
       "persistence", &P::persistence, Unit::per_quarter, {0.0, 0.999},
       "ρ: share of relative productivity kept",
       {"annual AR(1) of TFP 0.6–0.8: Foster, Haltiwanger & Syverson 2008", Provenance::remembered})
      .prior(uniform(0.92, 0.965), screened);
  t.add("noise", &P::noise, Unit::log_points, {0.0, 0.5}, "s_a: SD of productivity noise a quarter",
        by_search)
      .prior(log_uniform(0.05, 0.09), screened);
  t.add("noise_size_exponent", &P::noise_size_exponent, Unit::elasticity, {0.0, 0.5},
        "β_a: noise falls with size, from L_n on: a large firm is many lines of business",
        {"tuned with β to the slope of the spread of growth on size, −0.15 to −0.20 (Stanley et "
         "al. 1996; Riccaboni et al. 2008)",
         Provenance::tuned})
      .prior(uniform(0.1, 0.3));
  t.add("noise_from_jobs", &P::noise_from_jobs, Unit::jobs, {1.0, 1000.0},
        "L_n: size from which noise falls",
        {"no estimate found; firms below have one line of business", Provenance::assumed})
      .prior(log_uniform(5.0, 30.0));
  t.add("innovation_hazard", &P::innovation_hazard, Unit::per_quarter, {0.0, 0.5},
        "h_I: innovation hazard of a firm of 10 jobs",
        {"tuned to CIS 2020 innovators, 48.4 % of firms 10+ in three years", Provenance::tuned})
      .prior(log_uniform(0.024, 0.044), screened);
  t.add("innovation_size_exponent", &P::innovation_size_exponent, Unit::elasticity, {0.0, 0.6},
        "g: hazard rises with size by g, the step falls by g", by_search)
      .prior(uniform(0.1, 0.3), screened);
  t.add("innovation_step", &P::innovation_step, Unit::log_points, {0.0, 0.5},
        "μ: mean step of an innovation, firm of 10 jobs", by_search)
      .prior(log_uniform(0.02, 0.08), screened);
  t.add("ability_spread", &P::ability_spread, Unit::none, {0.0, 2.0},
        "s_z: effect of ability on the log hazard", by_search)
      .prior(uniform(0.4, 1.1), screened);
  t.add("ability_persistence", &P::ability_persistence, Unit::per_quarter, {0.0, 0.999},
        "ρ_z: share of ability kept", by_search)
      .prior(uniform(0.95, 0.985));
  t.add("imitation_hazard", &P::imitation_hazard, Unit::per_quarter, {0.0, 1.0},
        "p_im: chance to try to imitate", by_search)
      .prior(log_uniform(0.015, 0.06));
  t.add("imitation_share", &P::imitation_share, Unit::share, {0.0, 1.0},
        "ψ: share of the gap closed by imitation", by_search)
      .prior(uniform(0.15, 0.45));
  t.add("research_link_boost", &P::research_link_boost, Unit::none, {0.0, 5.0},
        "f_R: rise of the innovation hazard with a link to a research organisation",
        {"voucher evaluations find modest effects on innovation (Cornet et al. 2006); no estimate "
         "of f_R",
         Provenance::assumed})
      .prior(log_uniform(0.12, 0.5));
}

}  // namespace clustress
