// sim/model/behaviour/projects.hpp — small innovation projects: an idea is carried out if it is worth more than it costs and
// can be paid. Support lowers the own cost; whether it was needed shows in the world without the programme.
#pragma once

#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;
struct Idea;

struct ProjectParameters {
  double idea_hazard = 0.12;  // ideas a quarter of a firm of 10 jobs
  double idea_size_exponent = 0.2;
  double cost_keur = 12.0;  // mean, firm of 10 jobs
  double cost_size_exponent = 0.6;
  double cost_spread = 0.5;      // SD of ln cost
  double overrun_spread = 0.15;  // SD of ln overrun
  double gain = 0.05;            // mean gain in log productivity while it lasts
  double margin_share = 0.15;    // of extra sales that is extra margin
  double gain_half_life_quarters = 2.0;
  double success_probability = 0.25;     // that the project becomes an innovation
  double value_horizon_quarters = 3.0;   // of extra margin a firm reckons with
  double optimism_spread = 0.3;          // SD of ln(perceived / true value)
  double application_effort_keur = 0.3;  // worth of the time an application takes
  double first_time_discount = 0.4;      // perceived value of a firm that never did a project
  int duration_quarters = 2;
  double research_link_half_life_years = 4.0;

  static void describe(ParameterTable<ProjectParameters>& table);
};

// Marks the firms of the tile that will have an idea next quarter.
void take_shape(World& world, Workspace& workspace, Tile tile);
// Finds the firms with an idea this quarter and draws their ideas (workspace.ideas).
void have_ideas(World& world, Workspace& workspace);
// Whether an application for this support is worth its effort, at the expected cost.
bool worth_applying(World const& world, Idea const& idea, double support_keur);
// Whether the firm would carry the idea out at this cost and with this support.
bool would_do(World const& world, Idea const& idea, double cost_keur, double support_keur);
// Decides on every idea, with the support it was promised; starts projects.
void decide_projects(World& world, Workspace& workspace);
// Ends projects that are due: gain, success, link to the research organisation.
void complete_projects(World& world);

}  // namespace clustress
