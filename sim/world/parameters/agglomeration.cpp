#include "sim/world/parameters/agglomeration.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {
namespace {

constexpr Source guard{"guard, not an estimate: outside it the form is not supported by data",
                       Provenance::definition};

}  // namespace

void AgglomerationParameters::describe(ParameterTable<AgglomerationParameters>& t) {
  using P = AgglomerationParameters;
  t.add("form", &P::form,
        {{"elasticity", LocalisationForm::elasticity}, {"hump", LocalisationForm::hump}},
        "how the size of a niche acts on productivity",
        {"elasticity: Combes & Gobillon 2015; hump: fit to Martin, Mayer & Mayneris 2011",
         Provenance::derived});
  t.add("localisation", &P::localisation, Unit::elasticity, {0.0, 0.06},
        "β: log productivity per log persons of the own narrow industry in the area",
        {"0.02–0.05 together with niche_spillover, which acts in levels: Martin, Mayer & Mayneris "
         "2011; Combes & Gobillon 2015",
         Provenance::remembered})
      .prior(uniform(0.0, 0.03));
  t.add("hump_peak_jobs", &P::hump_peak_jobs, Unit::jobs, {10.0, 1e5},
        "L_0: where the hump is highest",
        {"650 persons: Martin, Mayer & Mayneris 2011", Provenance::retrieved})
      .prior(log_uniform(320.0, 1300.0));
  t.add("hump_power", &P::hump_power, Unit::none, {0.1, 3.0}, "p: how fast congestion grows",
        {"fit to +25 % at 650 and nothing at 9,000 persons (same study)", Provenance::derived})
      .prior(log_uniform(0.5, 1.0));
  t.add("most_effect", &P::most_effect, Unit::log_points, {0.0, 1.0},
        "g⁺: largest gain against the base year", guard);
  t.add("least_effect", &P::least_effect, Unit::log_points, {-1.0, 0.0},
        "−g⁻: largest loss against the base year", guard);
  t.add("niche_median_jobs", &P::niche_median_jobs, Unit::jobs, {20.0, 1e5},
        "median base-year size of a niche",
        {"own-sector employment at which French firms gain most is 650 (same study)",
         Provenance::derived})
      .prior(log_uniform(320.0, 1300.0));
  t.add("cluster_niche", &P::cluster_niche, Unit::none, {0.2, 10.0},
        "how much larger niches are in clusters; those outside shrink so that the mean log over "
        "jobs "
        "stays",
        unidentified)
      .prior(log_uniform(1.5, 6.0));
  t.add("niche_spread", &P::niche_spread, Unit::log_points, {0.0, 2.0},
        "SD of the log size of niches", unidentified)
      .prior(uniform(0.5, 1.2));
  t.add("rent_elasticity", &P::rent_elasticity, Unit::elasticity, {0.0, 2.0},
        "ρ_R: of rents to the region's jobs",
        {"0.2–0.3 for housing prices and city size: Combes, Duranton & Gobillon 2019",
         Provenance::uncertain})
      .prior(uniform(0.15, 0.4));
  t.add("rent_share", &P::rent_share, Unit::share, {0.0, 0.5}, "σ_R: rents in the costs of firms",
        unidentified)
      .prior(uniform(0.02, 0.1));
  t.add("rent_speed", &P::rent_speed, Unit::per_quarter, {0.0, 1.0}, "s_R: share of the gap closed",
        unidentified)
      .prior(log_uniform(0.05, 0.2));
}

}  // namespace clustress
