// sim/world/parameters/demography.hpp — in numbers: firms enter and leave.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct DemographyParameters {
  // persons per enterprise: reference number of firms = jobs / this
  double mean_firm_jobs = 5.04;
  double entrant_productivity = -0.08;  // mean log productivity at birth
  double entrant_spread = 0.27;         // its SD
  double born_with_staff = 0.073;       // b_E
  double entrant_size_exponent = 1.89;  // Pareto exponent of jobs at birth, of those
  double exit_young = 0.144;            // hazard a quarter at birth …
  double exit_old = 0.0045;             // … and of an old firm
  double exit_age_years = 1.1;          // time constant between them
  double exit_size_exponent = 0.156;    // η
  double exit_productivity = 0.8;       // ζ

  static void describe(ParameterTable<DemographyParameters>& table);
};

}  // namespace clustress
