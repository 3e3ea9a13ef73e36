// sim/world/parameters/cycle.hpp — in numbers: what firms, founders and customers do in bad times.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct CycleParameters {
  double usual_speed = 0.08;          // s_x
  double expectation = 4.0;           // θ: of the worth of a project to the demand gap
  double hoarding_most = 0.05;        // b: of the staff that sales need
  double short_time_pay = 0.65;       // of the wage of idle staff on short-time work
  double wage_rigidity = 0.7;         // r_w
  double entry_gap = 1.5;             // ε_g
  double founders_on_credit = 0.35;   // s_B
  double bad_times_dispersion = 3.5;  // χ_g
  double orphan_quarters = 5.0;       // T_O

  static void describe(ParameterTable<CycleParameters>& table);
};

}  // namespace clustress
