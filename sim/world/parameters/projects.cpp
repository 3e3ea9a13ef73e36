#include "sim/world/parameters/projects.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void ProjectParameters::describe(ParameterTable<ProjectParameters>& t) {
  using P = ProjectParameters;
  t.add(
       "margin_share", &P::margin_share, Unit::share, {0.0, 1.0},
       "m: what a log point of productivity is worth in a quarter, as a share of sales",
       {"wages saved in this model: labour saving 0.5 times labour share 0.7", Provenance::derived})
      .prior(uniform(0.2, 0.5));
  t.add("planning_horizon_quarters", &P::planning_horizon_quarters, Unit::quarters, {0.1, 400.0},
        "H: the future counts e^(−1/H) less a quarter",
        {"firms ask small projects to pay back in two to three years; judged", Provenance::assumed})
      .prior(log_uniform(4.0, 16.0), screened);
  t.add("optimism_spread", &P::optimism_spread, Unit::log_points, {0.0, 2.0},
        "s_V: SD of ln(perceived / true value)", judged)
      .prior(log_uniform(0.2, 0.8));
  t.add("first_time_discount", &P::first_time_discount, Unit::share, {0.0, 1.0},
        "f: value perceived by a firm that never did a project", judged)
      .prior(uniform(0.2, 0.8), screened);
  t.add("application_effort_keur", &P::application_effort_keur, Unit::keur, {0.0, 1000.0},
        "A: worth of the time an application takes", judged)
      .prior(uniform(0.0, 1.0), screened);
  t.add("gain_half_life_quarters", &P::gain_half_life_quarters, Unit::quarters, {0.1, 40.0},
        "T_b: half-life of the gain of an assignment",
        {"output effect gone within a year: Creative Credits (Nesta RCT)", Provenance::retrieved})
      .prior(log_uniform(1.0, 8.0), screened);
  t.add("gain_size_least", &P::gain_size_least, Unit::jobs, {1.0, 10.0},
        "L_b: gains that fall with size are the same for all smaller firms",
        {"evaluations of vouchers and R&D grants are of firms with staff; where they end is "
         "judged",
         Provenance::assumed})
      .prior(uniform(1.0, 10.0));
  t.add("research_link_half_life_years", &P::research_link_half_life_years, Unit::years,
        {0.1, 50.0}, "T_r: half-life of a research link",
        {"3–5 years (evidence on tie decay)", Provenance::uncertain})
      .prior(uniform(3.0, 5.0), studies_say);
}

}  // namespace clustress
