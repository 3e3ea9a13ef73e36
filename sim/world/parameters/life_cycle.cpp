#include "sim/world/parameters/life_cycle.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {
namespace {

constexpr Source form{"Menzel & Fornahl 2010 for the mechanism; size assumed", Provenance::assumed};

}  // namespace

void LifeCycleParameters::describe(ParameterTable<LifeCycleParameters>& t) {
  using P = LifeCycleParameters;
  t.add("entry_novelty", &P::entry_novelty, Unit::none, {0.0, 1.0},
        "σ_N: SD of an entrant's place around its cell's home", unidentified)
      .prior(uniform(0.05, 0.3));
  t.add("convergence", &P::convergence, Unit::per_quarter, {0.0, 1.0},
        "ϑ: way to the cell's mean place covered", form)
      .prior(log_uniform(0.0025, 0.01));
  t.add("wandering", &P::wandering, Unit::none, {0.0, 1.0},
        "s_w: SD of the change of place with an innovation", unidentified)
      .prior(log_uniform(0.01, 0.04));
  t.add("partner_pull", &P::partner_pull, Unit::per_quarter, {0.0, 0.5},
        "ϑ_L: way to a partner's place covered", form)
      .prior(log_uniform(0.0025, 0.01));
  t.add("entry_response", &P::entry_response, Unit::elasticity, {0.0, 5.0},
        "e_H: of entry to relative heterogeneity", form)
      .prior(uniform(0.25, 0.75));
  t.add("imitation_response", &P::imitation_response, Unit::elasticity, {0.0, 5.0},
        "i_H: of imitation to relative loss of heterogeneity", form)
      .prior(uniform(0.25, 0.75));
  t.add("growth_smoothing", &P::growth_smoothing, Unit::per_quarter, {0.0, 1.0},
        "weight of the last quarter in smoothed growth",
        {"definition of the reported phase", Provenance::definition});
}

}  // namespace clustress
