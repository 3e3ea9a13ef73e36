// sim/world/idea_rates.hpp — how often firms of a size have ideas, and of what kind. Pure
// functions, thread-safe.
#pragma once

#include <array>

#include "sim/world/parameters/ideas.hpp"
#include "sim/world/project_kind.hpp"

namespace clustress {

struct ModelParameters;

// Kinds of ideas that arise at firms, in the order in which they share out (0, 1).
inline constexpr std::array kinds_of_firms = {ProjectKind::assignment,  ProjectKind::research,
                                              ProjectKind::export_step, ProjectKind::training,
                                              ProjectKind::hire,        ProjectKind::investment};
inline constexpr std::size_t idea_kinds_of_firms = kinds_of_firms.size();
using IdeaEdges = std::array<double, idea_kinds_of_firms>;  // upper edges of their parts

// The parameters of a kind that arises at firms.
IdeaParameters const& idea_parameters(ModelParameters const& model, ProjectKind kind);
// Ideas of any kind a quarter, of a firm with ln(jobs/10).
double idea_hazard(ModelParameters const& model, double log_size);
// Upper edges of the parts of (0, 1) that stand for each kind, in the order of the kinds.
IdeaEdges idea_edges(ModelParameters const& model, double log_size);

}  // namespace clustress
