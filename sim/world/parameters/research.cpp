#include "sim/world/parameters/research.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void ResearchParameters::describe(ParameterTable<ResearchParameters>& t) {
  using P = ResearchParameters;
  t.add("performer_threshold", &P::performer_threshold, Unit::none, {-5.0, 5.0},
        "θ_K: of ability plus half the log of relative size, above which a firm does R&D",
        by_search)
      .prior(uniform(0.0, 0.6));
  t.add("intensity", &P::intensity, Unit::share, {0.0, 0.3}, "ι: mean R&D of a performer in sales",
        {"tuned to business R&D of 1.2–2.5 % of value added (Eurostat: all R&D 2.2 % of GDP, 2022)",
         Provenance::tuned})
      .prior(log_uniform(0.008, 0.025), screened);
  t.add("intensity_slope", &P::intensity_slope, Unit::none, {0.0, 2.0},
        "s_K: of ln intensity on ability",
        {"skewed intensities with a mode near zero: Cohen & Klepper 1992", Provenance::remembered})
      .prior(uniform(0.5, 1.1));
  t.add("constrained_share", &P::constrained_share, Unit::share, {0.0, 1.0},
        "q_K: of its R&D that a firm near its credit limit keeps", unidentified)
      .prior(uniform(0.25, 0.75));
  t.add("depreciation", &P::depreciation, Unit::per_quarter, {0.0, 0.5}, "δ: decay of the stock",
        {"15 % a year: Hall, Mairesse & Mohnen 2010", Provenance::remembered})
      .prior(log_uniform(0.025, 0.06));
  t.add("hazard_effect", &P::hazard_effect, Unit::none, {0.0, 5.0},
        "f_K: rise of the innovation hazard at stock k̄",
        {"elasticity of innovation to R&D near one half among performers; Bottazzi & Peri 2003 "
         "find more for regions",
         Provenance::assumed})
      .prior(uniform(0.2, 1.0), screened);
  t.add("reference_intensity", &P::reference_intensity, Unit::share, {0.001, 2.0},
        "k̄: stock per annual sales",
        {"the stock that 2 % of sales a year make in the long run: 0.02/0.16", Provenance::derived})
      .prior(uniform(0.06, 0.18));
  t.add("absorption_half", &P::absorption_half, Unit::share, {0.001, 2.0},
        "k_½: stock per annual sales at which half of what partners know is understood",
        unidentified)
      .prior(uniform(0.03, 0.09));
}

}  // namespace clustress
