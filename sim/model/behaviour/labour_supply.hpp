// sim/model/behaviour/labour_supply.hpp — residents come, go, and begin or cease to look for work.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct World;

struct LabourSupplyParameters {
  double participation = 0.25;       // elasticity of participation to the wage and to the chance of finding work
  double participation_speed = 0.1;  // share of the gap closed a quarter
  double migration = 0.05;           // net migration a quarter per unit of (base − actual) unemployment rate
  double migration_wage = 0.01;      // … and per log point of the relative wage
  double commuting = 1.0;            // elasticity of commuting flows to relative wages

  static void describe(ParameterTable<LabourSupplyParameters>& table);
};

// Moves the labour force of every region; at the end of a quarter, after wages. Nothing moves in the hold.
void adjust_labour_supply(World& world);
// Attractiveness of work in region r for residents of h against the base year, 1 in the base year.
double commuting_pull(World const& world, std::size_t work, std::size_t home);

}  // namespace clustress
