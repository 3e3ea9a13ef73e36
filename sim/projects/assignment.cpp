// sim/projects/assignment.cpp — a small project with a research organisation.
//
// It leaves a gain that fades, a link to research, and now and then an innovation. Vouchers pay for
// such projects. docs/model/mechanisms/projects.md.
#include "sim/behaviour/projects.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {

class Assignment {
 public:
  static constexpr std::string_view name = "assignment", group = "assignments",
                                    meaning = "small projects with a research organisation";
  static constexpr ResearchPlace research_place = ResearchPlace::needed;
  static constexpr bool needs_others = true;

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.12;
      cost_keur = 12.0;
      cost_size_exponent = 0.35;
      gain = 0.025;
      gain_size_exponent = 0.45;
      success_probability = 0.08;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(t, "assignments",
                    {"voucher programmes pay 4–10 kEUR a project (Creative Credits, Dutch voucher)",
                     Provenance::derived});
      describe_gain(t, Unit::log_points,
                    "ḡ: mean gain in productivity while it lasts, firm of 10 jobs");
      t.add("success_probability", &Parameters::success_probability, Unit::share, {0.0, 1.0},
            "p_S: assignment becomes an innovation", judged)
          .prior(uniform(0.04, 0.12));
    }
  };

  static double worth_of_gain(ModelParameters const& model, double) {
    ProjectParameters const& p = model.projects;
    return p.margin_share * quarters_of_gain(p, kept_at_half_life(p.gain_half_life_quarters));
  }

  static void end(World& world, EndedProject const& project) {
    FirmTable& firms = world.firms;
    std::size_t const row = project.row;
    firms.assignment_gain[row] += firms.project_gain[row];
    if (!project.succeeds) return;
    double const u =
        world.random.uniform(to_number(firms.id[row]), world.now, Purpose::project_success);
    double const mean = world.economy->parameters.knowledge.innovation_step;
    innovate(world, project,
             exponential_quantile(u, mean) /
                 world.economy->sizes.of(firms.jobs[row], &SizeEffects::innovation_size));
  }
};

template ProjectKindEntry const& project_kind<Assignment>();

}  // namespace clustress
