// calibration/moments.cpp — the moments, their observed values and bands; one line each.
#include "calibration/stylised_facts.hpp"

namespace clustress {
namespace {

constexpr std::string_view all = "all enterprises", employers = "firms with employees", ten = "firms of 10+ persons",
                           births = "births, Eurostat's count", tradable = "tradable sectors, firms with employees",
                           home = "first region";
constexpr MomentRole band = MomentRole::band, target = MomentRole::target, other = MomentRole::other_count;

}  // namespace

std::vector<Moment> const& moments() {
  static std::vector<Moment> const list = {
      {"entry_rate", all, "per year", 0.097, {0.08, 0.11}, "Eurostat 2021: 10.7 %; 2010s about 9 %", band},
      {"exit_rate", all, "per year", 0.088, {0.07, 0.10}, "Eurostat 2021: 8.5 %; 2010s about 9 %", band},
      {"survival_1y", births, "share", 0.82, {0.78, 0.86}, "Eurostat, cohorts 2018–2020", band},
      {"survival_5y", births, "share", 0.44, {0.38, 0.50}, "Eurostat, cohort 2009", band},
      {"job_creation", employers, "DHS per year", 0.131, {0.10, 0.17}, "US BDS 2010–2018, 13.1 %", band},
      {"job_destruction", employers, "DHS per year", 0.115, {0.09, 0.16}, "US BDS 2010–2018, 11.5 %", band},
      {"excess_reallocation", employers, "DHS per year", 0.23, {0.18, 0.28}, "US BDS 2010–2018, 23.0 %", band},
      {"tail_exponent", "firms of 50+ persons", "", 1.06, {0.95, 1.2}, "Axtell 2001: 1.059", band},
      {"subbotin_b", ten, "", 0.95, {0.6, 1.1}, "Bottazzi & Secchi 2003, 2006: 0.7–1.1", band},
      {"sd_size_slope", ten, "", -0.17, {-0.25, -0.05}, "Stanley et al. 1996: −0.15 to −0.20", band},
      {"productivity_90_10", "firms of a market", "log points", 0.65, {0.45, 0.85}, "Syverson 2004: 0.651", band},
      {"innovators", ten, "share in 3 years", 0.484, {0.40, 0.60}, "CIS 2020: 48.4 %", band},
      {"survival_1y_exact_age", "births, exact age", "share", 0.82, {0.78, 0.86}, "same target, other count", other},
      {"survival_5y_exact_age", "births, exact age", "share", 0.44, {0.38, 0.50}, "same target, other count", other},
      {"micro_firms", all, "share", 0.931, {0.915, 0.945}, "Eurostat SBS 2018", target},
      {"mean_size", all, "persons", 5.04, {4.5, 5.6}, "Eurostat SBS 2021", target},
      {"employment_micro", all, "share of jobs", 0.29, {0.25, 0.33}, "Eurostat SBS 2018", target},
      {"employment_small", all, "share of jobs", 0.19, {0.16, 0.23}, "Eurostat SBS 2019", target},
      {"employment_medium", all, "share of jobs", 0.16, {0.12, 0.19}, "Eurostat SBS 2019", target},
      {"employment_large", all, "share of jobs", 0.36, {0.29, 0.42}, "Eurostat SBS 2021", target},
      {"births_in_creation", employers, "share", 0.317, {0.18, 0.36}, "US BDS: new plants of old firms included", other},
      {"deaths_in_destruction",
       employers,
       "share",
       0.317,
       {0.18, 0.36},
       "US BDS: plants closed by living firms included",
       other},
      {"growth_autocorrelation_small",
       "firms of 2–9 persons",
       "correlation",
       -0.1,
       {-0.3, 0.05},
       "Coad 2007 (sign)",
       target},
      {"growth_autocorrelation_10plus", ten, "correlation", 0.0, {-0.15, 0.2}, "Coad 2007 (sign)", target},
      {"productivity_ar1", all, "a year", 0.75, {0.60, 0.85}, "Foster, Haltiwanger & Syverson 2008: 0.6–0.8", target},
      {"innovators_small", "firms of 10–49 persons", "share in 3 years", 0.445, {0.36, 0.53}, "CIS 2020: 44.5 %", target},
      {"innovators_medium", "firms of 50–249 persons", "share in 3 years", 0.601, {0.50, 0.70}, "CIS 2020: 60.1 %", target},
      {"innovators_large", "firms of 250+ persons", "share in 3 years", 0.741, {0.64, 0.84}, "CIS 2020: 74.1 %", target},
      {"rd_intensity", all, "share of value added", 0.0175, {0.012, 0.025}, "Eurostat 2022: all R&D 2.2 % of GDP", target},
      {"exporters", tradable, "share", 0.18, {0.13, 0.23}, "US manufacturing 2002: Bernard et al. 2007", target},
      {"value_added_gradient",
       "250+ against 1–49 persons",
       "log points",
       0.598,
       {0.4, 0.8},
       "Eurostat SBS 2021: 79.1, 43.5 kEUR",
       target},
      {"unemployment", home, "share", 0.083, {0.05, 0.12}, "the world's own fact", target},
      {"recession_unemployment",
       home,
       "peak over undisturbed",
       1.4,
       {1.05, 2.0},
       "Eurostat 2008–2010: 1.06 to 1.99 times",
       band},
      {"local_multiplier_5y", home, "jobs per tradable job", 0.5, {0.2, 1.2}, "Moretti & Thulin 2013, Sweden: 0.5", target},
      {"local_multiplier_10y", home, "jobs per tradable job", 0.5, {0.2, 1.2}, "Moretti & Thulin 2013, Sweden: 0.5", band},
      {"drift_jobs", "60 years", "per year", 0.0, {-0.002, 0.002}, "stationarity", band},
      {"drift_firms", "60 years", "per year", 0.0, {-0.002, 0.002}, "stationarity", band},
      {"drift_large_share", "60 years", "per year", 0.0, {-0.002, 0.002}, "stationarity", band},
  };
  return list;
}

}  // namespace clustress
