// sim/world/parameters/labour.hpp — in numbers: jobs follow sales; the unemployed limit hiring;
// wages follow unemployment.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct LabourParameters {
  double hiring_speed = 0.9;              // λ_u
  double firing_speed = 0.65;             // λ_d
  double labour_saving = 0.5;             // φ
  double size_elasticity = 0.085;         // γ: of value added per person to size
  double size_reference_jobs = 115.0;     // L_0: where it is the sector's average
  double local_price_elasticity = 0.5;    // p_p: pass-through of wages into local prices
  double outside_wage_elasticity = 0.25;  // e_w: labour demand elasticity of outside sales
  double matching_efficiency = 1.4;       // m
  double churn = 0.03;                    // share of jobs refilled a quarter
  double wage_curve = -0.1;               // elasticity of the wage to unemployment
  double wage_speed = 0.25;               // share of the gap to the wage curve closed a quarter

  static void describe(ParameterTable<LabourParameters>& table);
};

}  // namespace clustress
