#include "sim/world/parameters/entry.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void EntryParameters::describe(ParameterTable<EntryParameters>& t) {
  using P = EntryParameters;
  t.add("demand_elasticity", &P::demand_elasticity, Unit::elasticity, {0.0, 5.0},
        "ε: of entry to the market's demand",
        {"procyclical entry: Lee & Mukoyama 2015; size assumed", Provenance::assumed})
      .prior(uniform(0.5, 2.0));
  t.add("spontaneous", &P::spontaneous, Unit::none, {0.0, 10.0},
        "e_0: part of entry into a cluster that needs no firms there",
        {"Brenner 2004 for the form; numbers chosen below the bistable range", Provenance::assumed})
      .prior(uniform(0.25, 0.6));
  t.add("augmented", &P::augmented, Unit::none, {0.0, 10.0},
        "e_1: part that firms there bring about",
        {"Brenner 2004 for the form; numbers chosen below the bistable range", Provenance::assumed})
      .prior(uniform(0.8, 1.5));
  t.add("critical_mass", &P::critical_mass, Unit::none, {0.01, 10.0},
        "K: relative size at which half of e_1 is reached",
        {"Brenner 2004 for the form; numbers chosen below the bistable range", Provenance::assumed})
      .prior(log_uniform(0.5, 2.0));
  t.add("spin_off_hazard", &P::spin_off_hazard, Unit::per_quarter, {0.0, 0.01},
        "h_S: spin-offs per job",
        {"about one founder in a hundred comes from the same narrow industry here; judged",
         Provenance::assumed})
      .prior(log_uniform(1e-05, 4e-05));
  t.add("inheritance", &P::inheritance, Unit::share, {0.0, 1.0},
        "ψ_S: of the parent's log productivity",
        {"spin-offs of better parents do better: Klepper 2007; size assumed", Provenance::assumed})
      .prior(uniform(0.25, 0.75));
  t.add("crowding_entry", &P::crowding_entry, Unit::elasticity, {0.0, 5.0},
        "ε_N: of entry to firms per demand, with the sign turned",
        {"free entry: demand has room for so many firms (Bresnahan & Reiss 1991); speed assumed",
         Provenance::assumed})
      .prior(uniform(0.7, 2.5));
  t.add("crowding_exit", &P::crowding_exit, Unit::elasticity, {0.0, 5.0},
        "ζ_N: of the exit of the smallest firms to firms per demand",
        {"density dependence: Hannan & Freeman 1989; size assumed", Provenance::assumed})
      .prior(uniform(0.3, 2.0));
  t.add("would_be_founders", &P::would_be_founders, Unit::none, {0.0, 5.0},
        "f_W: founders held back by lack of means, per founder",
        {"with ψ_F: half of those refused support founded, Accetturo 2022; level assumed",
         Provenance::assumed})
      .prior(log_uniform(0.1, 0.4));
  t.add("finds_elsewhere", &P::finds_elsewhere, Unit::share, {0.0, 1.0},
        "ψ_F: of founders, those who lack means and find them without support",
        {"with f_W: half of those refused support founded, Accetturo 2022; level assumed",
         Provenance::assumed})
      .prior(uniform(0.1, 0.3));
  t.add("start_capital_keur", &P::start_capital_keur, Unit::keur, {0.0, 10000.0},
        "C_1: start capital per job",
        {"founders' external finance is below 25 kEUR for 80 % (KfW, Germany 2006–09); judged",
         Provenance::assumed})
      .prior(log_uniform(15.0, 60.0));
  t.add("missing_share", &P::missing_share, Unit::share, {0.0, 5.0},
        "m̄: mean part of the start capital that is lacking where some is",
        {"banks are asked for 10–25 kEUR (KfW, Germany 2006–09); judged", Provenance::assumed})
      .prior(uniform(0.5, 1.0));
  t.add("missing_most", &P::missing_most, Unit::share, {0.0, 100.0},
        "m_1: largest part of the start capital that is lacking",
        {"nobody lacks more than all of it", Provenance::definition});
  t.add("asks_without_need", &P::asks_without_need, Unit::share, {0.0, 1.0},
        "a_0: of founders who lack nothing, those who would ask for a grant",
        {"of those supported about half would have founded anyway; size assumed",
         Provenance::assumed})
      .prior(uniform(0.05, 0.15));
}

}  // namespace clustress
