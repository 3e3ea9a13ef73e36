#include "sim/world/idea_rates.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/world/model_parameters.hpp"

namespace clustress {
namespace {

double hazard_of(IdeaParameters const& p, double log_size) {
  return p.hazard * fast_exp(p.size_exponent * log_size);
}

}  // namespace

IdeaParameters const& idea_parameters(ModelParameters const& model, ProjectKind kind) {
  switch (kind) {
    case ProjectKind::assignment:
      return model.assignments;
    case ProjectKind::research:
      return model.research_projects;
    case ProjectKind::export_step:
      return model.export_steps;
    case ProjectKind::training:
      return model.training;
    case ProjectKind::hire:
      return model.hires;
    case ProjectKind::investment:
    case ProjectKind::founding:
      break;
  }
  return model.investments;
}

double idea_hazard(ModelParameters const& model, double log_size) {
  double sum = 0;
  for (ProjectKind const kind : kinds_of_firms)
    sum += hazard_of(idea_parameters(model, kind), log_size);
  return sum < 1.0 ? sum : 1.0;
}

IdeaEdges idea_edges(ModelParameters const& model, double log_size) {
  IdeaEdges edges{};
  double edge = 0;
  for (std::size_t k = 0; k < edges.size(); ++k) {
    edges[k] = edge += hazard_of(idea_parameters(model, kinds_of_firms[k]), log_size);
  }
  return edges;
}

}  // namespace clustress
