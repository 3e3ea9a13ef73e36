#include "sim/world/parameters/demography.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void DemographyParameters::describe(ParameterTable<DemographyParameters>& t) {
  using P = DemographyParameters;
  t.add("mean_firm_jobs", &P::mean_firm_jobs, Unit::jobs, {1.0, 100.0},
        "persons per enterprise of the base year: scale of entry",
        {"156.1 m persons in 31.0 m enterprises, EU27 2021 (Eurostat SBS)", Provenance::derived})
      .prior(uniform(4.6, 5.6));
  t.add("entrant_productivity", &P::entrant_productivity, Unit::log_points, {-1.0, 1.0},
        "a_e: mean log productivity at birth", by_search)
      .prior(uniform(-0.15, 0.0));
  t.add("entrant_spread", &P::entrant_spread, Unit::log_points, {0.0, 1.0}, "s_e: its SD",
        by_search)
      .prior(uniform(0.18, 0.4));
  t.add("born_with_staff", &P::born_with_staff, Unit::share, {0.0, 1.0},
        "b_E: of newborn firms that have two persons and more; the others are a founder alone",
        {"with α_0 gives a mean of 1.1–1.6 persons at birth (Eurostat 2021), and births a fifth of "
         "job creation (Decker et al. 2014)",
         Provenance::tuned})
      .prior(uniform(0.036, 0.11));
  t.add("entrant_size_exponent", &P::entrant_size_exponent, Unit::none, {1.05, 20.0},
        "α_0: Pareto exponent of jobs at birth of those with staff",
        {"as for the share born with staff", Provenance::tuned})
      .prior(uniform(1.5, 3.5));
  t.add("exit_young", &P::exit_young, Unit::per_quarter, {0.0, 1.0}, "h_0: exit hazard at birth",
        by_search)
      .prior(log_uniform(0.1, 0.2), screened);
  t.add("exit_old", &P::exit_old, Unit::per_quarter, {0.0, 1.0}, "h_∞: exit hazard of an old firm",
        by_search)
      .prior(log_uniform(0.0015, 0.006), screened);
  t.add("exit_age_years", &P::exit_age_years, Unit::years, {0.05, 50.0},
        "τ_a: time constant between them", by_search)
      .prior(log_uniform(0.55, 2.2));
  t.add("exit_size_exponent", &P::exit_size_exponent, Unit::elasticity, {0.0, 2.0},
        "η: hazard falls with size", by_search)
      .prior(uniform(0.078, 0.23));
  t.add("exit_productivity", &P::exit_productivity, Unit::elasticity, {0.0, 5.0},
        "ζ: hazard falls with productivity", by_search)
      .prior(uniform(0.3, 1.5), screened);
}

}  // namespace clustress
