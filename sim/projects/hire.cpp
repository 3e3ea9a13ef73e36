// sim/projects/hire.cpp — hiring people who know more raises ability, and with it innovation, for a
// time; part of the cost is knowledge capital. docs/model/mechanisms/projects.md.
#include "sim/behaviour/projects.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {

class Hire {
 public:
  static constexpr std::string_view name = "hire", group = "hires",
                                    meaning = "hiring people who know more";

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.015;
      cost_keur = 3.0;
      cost_size_exponent = 0.5;
      gain = 0.5;
      gain_size_exponent = 0.3;
      knowledge_share = 0.25;
      duration_quarters = 1;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(t, "hiring people who know more", judged);
      describe_gain(t, Unit::none,
                    "ḡ: mean gain in ability, in its standard deviation, firm of 10 jobs");
      t.add("knowledge_share", &Parameters::knowledge_share, Unit::share, {0.0, 1.0},
            "λ: part of the cost that becomes knowledge capital", judged)
          .prior(uniform(0.12, 0.38));
    }
  };

  static double worth_of_gain(ModelParameters const& model, double opportunity) {
    ProjectParameters const& p = model.projects;
    KnowledgeParameters const& k = model.knowledge;
    return p.margin_share * quarters_of_gain(p, k.persistence) *
           quarters_of_gain(p, k.ability_persistence) * k.ability_spread * k.innovation_hazard *
           opportunity * k.innovation_step;
  }

  static void end(World& world, EndedProject const& project) {
    world.firms.ability[project.row] += world.firms.project_gain[project.row];
  }
};

template ProjectKindEntry const& project_kind<Hire>();

}  // namespace clustress
