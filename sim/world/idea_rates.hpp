// sim/world/idea_rates.hpp — how often firms of a size have ideas, and of what kind. Pure
// functions, thread-safe.
#pragma once

#include "sim/world/project_kind.hpp"

namespace clustress {

struct ModelParameters;

// Ideas of one kind a quarter, of a firm with ln(jobs/10).
double idea_hazard(ModelParameters const& model, ProjectKind kind, double log_size);
// Of any kind, at most 1.
double idea_hazard(ModelParameters const& model, double log_size);
// Of the kinds that need others, unbounded.
double shared_idea_hazard(ModelParameters const& model, double log_size);

}  // namespace clustress
