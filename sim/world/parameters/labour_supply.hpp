// sim/world/parameters/labour_supply.hpp — in numbers: residents come, go, and begin or cease to
// look for work.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct LabourSupplyParameters {
  // elasticity of participation to the wage and to the chance of finding work
  double participation = 0.25;
  double participation_speed = 0.1;  // share of the gap closed a quarter
  // net migration a quarter per unit of (base − actual) unemployment rate
  double migration = 0.05;
  double migration_wage = 0.01;  // … and per log point of the relative wage
  double commuting = 1.0;        // elasticity of commuting flows to relative wages

  static void describe(ParameterTable<LabourSupplyParameters>& table);
};

}  // namespace clustress
