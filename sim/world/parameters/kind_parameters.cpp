#include "sim/world/parameters/kind_parameters.hpp"

#include "sim/world/project_kind.hpp"

namespace clustress {
namespace {

struct NoParameters : IdeaParameters {
  static void describe(ParameterTable<NoParameters>&) {}
};

}  // namespace

KindsParameters::KindsParameters() {
  for (ProjectKindFunction const function : project_kind_catalogue()) {
    ProjectKindEntry const& entry = function();
    kinds_.push_back(entry.group.empty() ? KindParameters::of<NoParameters>() : entry.parameters());
  }
}

}  // namespace clustress
