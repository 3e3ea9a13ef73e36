// sim/model/behaviour/labour.hpp — jobs follow sales; the unemployed limit hiring; wages follow unemployment.
#pragma once

#include <vector>

#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

struct LabourParameters {
  double hiring_speed = 0.68;             // λ_u
  double firing_speed = 0.65;             // λ_d
  double labour_saving = 0.5;             // φ
  double size_elasticity = 0.085;         // γ: of value added per person to size
  double size_reference_jobs = 115.0;     // L_0: where it is the sector's average
  double local_price_elasticity = 0.5;    // p_p: pass-through of wages into local prices
  double outside_wage_elasticity = 0.25;  // e_w: labour demand elasticity of outside sales
  double matching_efficiency = 6.0;       // m
  double churn = 0.03;                    // share of jobs refilled a quarter
  double wage_curve = -0.1;               // elasticity of the wage to unemployment
  double wage_speed = 0.25;               // share of the gap to the wage curve closed a quarter

  static void describe(ParameterTable<LabourParameters>& table);
};

// What firms feel of the labour markets in one quarter, by region.
struct LabourConditions {
  std::vector<double> fill;      // share of vacancies filled
  std::vector<double> log_wage;  // at the end of the quarter
};

inline constexpr double least_unemployed_share = 0.002;  // of the labour force: someone is always between jobs

// Jobs each firm wants at its sales, and the region's vacancies.
void post_vacancies(World& world, Workspace& workspace, Tile tile);
// Share of vacancies filled in each region; as in `held` if that is given, whatever the vacancies.
void match(World& world, Workspace& workspace, LabourConditions const* held = nullptr);
// Whole-person jobs move towards the wanted ones.
void adjust_jobs(World& world, Workspace& workspace, Tile tile);
// Residents at work, unemployment and the wage at the end of the quarter; the wage as in `held` if that is given.
void settle_labour(World& world, LabourConditions const* held = nullptr);

}  // namespace clustress
