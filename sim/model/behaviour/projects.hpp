// sim/model/behaviour/projects.hpp — an idea is carried out if it is worth more than it costs and can be paid. Support lowers
// the own cost; whether it was needed shows in the world without the programme.
#pragma once

#include "sim/core/money.hpp"
#include "sim/core/parameters.hpp"

namespace clustress {

struct World;
struct Workspace;
struct Idea;

// What projects of all kinds share.
struct ProjectParameters {
  double margin_share = 0.35;  // of sales that a log point of productivity is worth a quarter
  double planning_horizon_quarters = 8.0;
  double optimism_spread = 0.4;          // SD of ln(perceived / true value)
  double first_time_discount = 0.4;      // perceived value of a firm that never did a project
  double application_effort_keur = 0.3;  // worth of the time an application takes
  double gain_half_life_quarters = 2.0;  // of the gain of an assignment
  double research_link_half_life_years = 4.0;

  static void describe(ParameterTable<ProjectParameters>& table);
};

// Quarters of gain a firm reckons with if `kept` of the gain is left after each.
double quarters_of_gain(ProjectParameters const& projects, double kept);
// Whether an application for this support is worth its effort, at the expected cost.
bool worth_applying(World const& world, Idea const& idea, double support_keur);
// Whether the firm, or the founder, would carry the idea out at this cost and with this support.
bool would_do(World const& world, Idea const& idea, double cost_keur, double support_keur);
// What the promise pays of the cost once planned: no more than the supported share of it.
Cents support_at_cost(Idea const& idea);
// Decides on every idea, with the support it was promised; starts projects.
void decide_projects(World& world, Workspace& workspace);
// Ends projects that are due: what they bring depends on their kind.
void complete_projects(World& world);

}  // namespace clustress
