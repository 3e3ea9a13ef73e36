// sim/world/parameters/projects.hpp — in numbers: an idea is carried out if it is worth more than
// it costs and can be paid. Support lowers
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

// What projects of all kinds share.
struct ProjectParameters {
  double margin_share = 0.35;  // of sales that a log point of productivity is worth a quarter
  double planning_horizon_quarters = 8.0;
  double optimism_spread = 0.4;          // SD of ln(perceived / true value)
  double first_time_discount = 0.4;      // perceived value of a firm that never did a project
  double application_effort_keur = 0.3;  // worth of the time an application takes
  double gain_half_life_quarters = 2.0;  // of the gain of an assignment
  double gain_size_least = 5.0;          // persons: L_b
  double research_link_half_life_years = 4.0;

  static void describe(ParameterTable<ProjectParameters>& table);
};

}  // namespace clustress
