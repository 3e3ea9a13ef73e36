// sim/world/parameters/agglomeration.hpp — in numbers: being many in a narrow industry makes
// productive; being many in a region makes dear.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

enum class LocalisationForm { elasticity, hump };

struct AgglomerationParameters {
  LocalisationForm form = LocalisationForm::elasticity;
  double localisation = 0.01;        // β: log productivity per log employment of the niche
  double hump_peak_jobs = 650.0;     // L_0 of the hump
  double hump_power = 0.71;          // p of the hump
  double most_effect = 0.25;         // guard, log points …
  double least_effect = -0.10;       // … on both sides
  double niche_median_jobs = 650.0;  // base-year sizes of niches: lognormal, this median …
  double cluster_niche = 3.0;        // factor on that median in clusters
  double niche_spread = 0.8;         // … and SD of ln size
  double rent_elasticity = 0.3;      // of rents to jobs in the region
  double rent_share = 0.05;          // of rents in the costs of firms
  double rent_speed = 0.1;           // share of the gap closed a quarter

  static void describe(ParameterTable<AgglomerationParameters>& table);
};

}  // namespace clustress
