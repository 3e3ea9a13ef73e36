// sim/behaviour/projects.hpp — an idea is carried out if it is worth more than it costs and can be
// paid. Support lowers the own cost; whether it was needed shows in the world without the
// programme.
#pragma once

#include <cstddef>

#include "sim/core/money.hpp"
#include "sim/world/parameters/projects.hpp"

namespace clustress {

struct World;
struct Workspace;
struct EndedProject;
struct Idea;

// Quarters of gain a firm reckons with if `kept` of the gain is left after each.
double quarters_of_gain(ProjectParameters const& projects, double kept);
// Whether an application for this support is worth its effort, at the expected cost.
bool worth_applying(World const& world, Idea const& idea, double support_keur);
// Whether the firm, or the founder, would carry the idea out at this cost and with this support.
bool would_do(World const& world, Idea const& idea, double cost_keur, double support_keur);
// What the promise pays of the cost once planned: no more than the supported share of it.
Cents support_at_cost(Idea const& idea);
// The firm's productivity rises by a step, log points, and it counts as innovator.
void innovate(World& world, EndedProject const& project, double step);
// Decides on every idea, with the support it was promised; starts projects.
void decide_projects(World& world, Workspace& workspace);
// Ends projects that are due: what they bring depends on their kind.
void complete_projects(World& world);

}  // namespace clustress
