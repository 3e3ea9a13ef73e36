#include "sim/world/idea_rates.hpp"

#include "sim/core/vector_math.hpp"
#include "sim/world/model_parameters.hpp"

namespace clustress {

double idea_hazard(ModelParameters const& model, ProjectKind kind, double log_size) {
  IdeaParameters const& p = model.ideas[kind];
  return p.hazard * fast_exp(p.size_exponent * log_size);
}

double idea_hazard(ModelParameters const& model, double log_size) {
  double sum = 0;
  for (ProjectKind const kind : kinds_of_firms()) sum += idea_hazard(model, kind, log_size);
  return sum < 1.0 ? sum : 1.0;
}

double shared_idea_hazard(ModelParameters const& model, double log_size) {
  double sum = 0;
  for (ProjectKind const kind : kinds_of_firms()) {
    if (entry_of(kind).needs_others) sum += idea_hazard(model, kind, log_size);
  }
  return sum;
}

}  // namespace clustress
