#include "sim/world/parameters/spillover.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {
namespace {

constexpr Source shape{"shape of the inverted U: Nooteboom 2000; numbers assumed",
                       Provenance::assumed};

}  // namespace

void SpilloverParameters::describe(ParameterTable<SpilloverParameters>& t) {
  using P = SpilloverParameters;
  t.add("link_effect", &P::link_effect, Unit::none, {0.0, 5.0},
        "f_L: rise of the innovation hazard that partners can bring at most",
        {"P(innovator) +0 to +6 points for members of networks (Bavaria, Basque Country "
         "evaluations)",
         Provenance::assumed})
      .prior(uniform(0.0, 1.5), screened);
  t.add("novelty_base", &P::novelty_base, Unit::none, {0.0, 10.0},
        "a_1: novelty of a partner with the same knowledge", shape)
      .prior(uniform(0.0, 0.5));
  t.add("novelty_slope", &P::novelty_slope, Unit::none, {0.0, 10.0},
        "a_2: rise of novelty with distance", shape)
      .prior(log_uniform(0.5, 2.0));
  t.add("understanding_base", &P::understanding_base, Unit::none, {0.01, 10.0},
        "b_1: understanding at no distance", shape)
      .prior(log_uniform(0.6, 1.6));
  t.add("understanding_slope", &P::understanding_slope, Unit::none, {0.0, 10.0},
        "b_2: loss of understanding with distance", shape)
      .prior(log_uniform(0.8, 2.2));
  t.add("understanding_gain", &P::understanding_gain, Unit::share, {0.0, 1.0},
        "c: part of that loss which full absorptive capacity takes away", shape)
      .prior(uniform(0.25, 0.75));
  t.add("niche_effect", &P::niche_effect, Unit::elasticity, {0.0, 1.0},
        "f_N: of the hazard to the niche's R&D stock",
        {"regional ideas to R&D elsewhere within 300 km: 0.02–0.03 (Bottazzi & Peri 2003); closer "
         "by: assumed larger",
         Provenance::assumed})
      .prior(uniform(0.0, 0.2));
  t.add("related_effect", &P::related_effect, Unit::elasticity, {0.0, 1.0},
        "f_V: of the hazard to related activity in the region", unidentified)
      .prior(uniform(0.0, 0.2));
  t.add("related_level", &P::related_level, Unit::elasticity, {0.0, 1.0},
        "f_Ω: of the hazard to related activity in the base year, against the sector's mean over "
        "regions",
        unidentified)
      .prior(uniform(0.0, 0.1));
  t.add("distance_decay", &P::distance_decay, Unit::none, {0.0, 0.1},
        "δ_km: decay of spillovers per km",
        {"0.0016–0.0024: R&D spillovers lose 55–70 % over 500 km", Provenance::derived})
      .prior(uniform(0.0012, 0.003));
  t.add("most_change", &P::most_change, Unit::log_points, {0.0, 3.0},
        "Δ⁺: bound on log changes against the base year",
        {"guard, not an estimate", Provenance::definition});
  t.add("niche_spillover", &P::niche_spillover, Unit::log_points, {0.0, 0.2},
        "β_K: productivity of a usual firm that innovations in a niche of usual density keep up",
        {"set, not predicted: so that others near by gain about a fifth to a third of what Bloom, "
         "Schankerman & Van Reenen 2013 find anywhere",
         Provenance::assumed})
      .prior(uniform(0.0, 0.04));
  t.add("link_spillover", &P::link_spillover, Unit::share, {0.0, 1.0},
        "σ_L: of a partner's expected step, at the best distance and far smaller than it",
        {"no estimate; collaboration near by may bring nothing; prior 0–0.2", Provenance::assumed})
      .prior(uniform(0.0, 0.2));
}

}  // namespace clustress
