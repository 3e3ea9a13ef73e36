// sim/projects/training.cpp — training of staff raises productivity, surely and by little.
// docs/model/mechanisms/projects.md.
#include "sim/behaviour/projects.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {

class Training {
 public:
  static constexpr std::string_view name = "training", group = "training",
                                    meaning = "training of staff";

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.04;
      cost_keur = 6.0;
      cost_size_exponent = 0.85;
      gain = 0.01;
      gain_size_exponent = 0.25;
      duration_quarters = 1;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(t, "training", {"a few hundred euro a person; judged", Provenance::assumed});
      describe_gain(t, Unit::log_points, "ḡ: mean gain in productivity");
    }
  };

  static double worth_of_gain(ModelParameters const& model, double) {
    return model.projects.margin_share *
           quarters_of_gain(model.projects, model.knowledge.persistence);
  }

  static void end(World& world, EndedProject const& project) {
    world.firms.productivity[project.row] += project.gain;
  }
};

template ProjectKindEntry const& project_kind<Training>();

}  // namespace clustress
