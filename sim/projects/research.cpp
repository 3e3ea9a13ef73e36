// sim/projects/research.cpp — R&D, alone or with partners and, if it has room, with a research
// organisation.
//
// All of its cost is knowledge capital; on success productivity rises by a step that decays slowly.
// docs/model/mechanisms/projects.md.
#include "sim/behaviour/projects.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

class Research {
 public:
  static constexpr std::string_view name = "research", group = "research_projects",
                                    meaning = "R&D projects of firms";
  static constexpr ResearchPlace research_place = ResearchPlace::welcome;
  static constexpr bool needs_others = true;

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.03;
      size_exponent = 0.3;
      cost_keur = 40.0;
      cost_size_exponent = 0.75;
      overrun_spread = 0.2;
      gain = 0.12;
      gain_size_exponent = 0.25;
      success_probability = 0.4;
      knowledge_share = 1.0;
      duration_quarters = 4;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(t, "R&D projects",
                    {"about 7 % of the annual value added of a firm of 10 jobs; judged",
                     Provenance::assumed});
      describe_gain(t, Unit::log_points,
                    "ḡ: mean step of productivity if it succeeds, firm of 10 jobs");
      t.add("success_probability", &Parameters::success_probability, Unit::share, {0.0, 1.0},
            "p_R: project becomes an innovation", judged)
          .prior(uniform(0.2, 0.6));
    }
  };

  static double worth_of_gain(ModelParameters const& model, double) {
    return model.projects.margin_share *
           quarters_of_gain(model.projects, model.knowledge.persistence) *
           model.ideas[ProjectKind::research].success_probability;
  }

  static void start(World& world, Idea const& idea) {
    world.cell(idea.cell).rd_spending += idea.cost_keur;
  }

  static void end(World& world, EndedProject const& project) {
    if (project.succeeds) innovate(world, project, project.gain);
  }
};

template ProjectKindEntry const& project_kind<Research>();

}  // namespace clustress
