// sim/projects/investment.cpp — an investment, paid from cash or with a loan that the bank gives
// only with a guarantee.
//
// It raises productivity if it succeeds; if not, only the bill is left. An overdraft is not for
// investing, and firms keep cash against bad times. docs/model/mechanisms/projects.md.
#include "sim/behaviour/projects.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

class Investment {
 public:
  static constexpr std::string_view name = "investment", group = "investments",
                                    meaning = "investments of firms, where money is short";

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.02;
      cost_keur = 60.0;
      cost_size_exponent = 0.8;
      gain = 0.15;
      gain_size_exponent = 0.45;
      success_probability = 0.5;
      duration_quarters = 1;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(t, "investments",
                    {"about half a year's gross fixed investment of a firm of 10 jobs; judged",
                     Provenance::assumed});
      describe_gain(t, Unit::log_points, "ḡ: mean gain in productivity if it succeeds");
      t.add("success_probability", &Parameters::success_probability, Unit::share, {0.0, 1.0},
            "p_I: investment that brings its gain; the others leave only the bill",
            {"risk that makes guaranteed start-ups fail more (Lelarge, Sraer & Thesmar 2010); size "
             "assumed",
             Provenance::assumed});
    }
  };

  static double worth_of_gain(ModelParameters const& model, double) {
    return model.projects.margin_share *
           quarters_of_gain(model.projects, model.knowledge.persistence) *
           model.ideas[ProjectKind::investment].success_probability;
  }

  static double means(World const& world, Idea const& idea) {
    FirmTable const& firms = world.firms;
    double const sales = firms.local_sales[idea.row] + firms.outside_sales[idea.row];
    return firms.cash[idea.row] + idea.loan_keur -
           world.economy->parameters.finance.precautionary_cash * sales;
  }

  static void end(World& world, EndedProject const& project) {
    if (project.succeeds) world.firms.productivity[project.row] += project.gain;
  }
};

template ProjectKindEntry const& project_kind<Investment>();

}  // namespace clustress
