// sim/projects/investment.cpp — an investment, paid from cash or with a loan that the bank gives
// only with a guarantee.
//
// It raises productivity if it succeeds; if not, only the bill is left. An overdraft is not for
// investing, and firms keep cash against bad times. docs/model/mechanisms/projects.md.
#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

class Investment {
 public:
  static constexpr std::string_view name = "investment", group = "investments",
                                    meaning = "investments of firms, paid by loans";
  static constexpr bool borrows = true;

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.077;
      cost_keur = 60.0;
      cost_size_exponent = 0.8;
      cost_quarters = 1.2;
      overrun_spread = 0.0;  // the price is known when the bank is asked
      value_ratio = 1.5;
      gain = 0.14;
      success_probability = 0.8;
      duration_quarters = 1;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(t, "investments",
                    {"about half a year's gross fixed investment of a firm of 10 jobs; judged",
                     Provenance::assumed});
      t.add("cost_quarters", static_cast<double Parameters::*>(&Parameters::cost_quarters),
            Unit::quarters, {0.0, 20.0},
            "c_I: mean expected cost in quarters of sales; 0 = as cost_keur says",
            {"gives loans of about 100 kEUR", Provenance::assumed})
          .prior(log_uniform(0.6, 2.4));
      t.add("value_ratio", static_cast<double Parameters::*>(&Parameters::value_ratio), Unit::none,
            {0.0, 10.0},
            "v_I: worth over expected cost; 0 = worth comes from the gain in productivity",
            {"most investments replace what wears out; no estimate", Provenance::assumed})
          .prior(uniform(1.2, 2.0));
      describe_gain(
          t, Unit::log_points, "ḡ: mean gain in productivity if it succeeds",
          {"guaranteed firms have 8 % more jobs (Bertoni et al. 2018), which asks for more; "
           "as high as births in job creation allow",
           Provenance::tuned},
          log_uniform(0.05, 0.25));
      t.add("success_probability", &Parameters::success_probability, Unit::share, {0.0, 1.0},
            "p_I: investment that brings its gain; the others leave only the bill",
            {"risk that makes guaranteed start-ups fail more (Lelarge, Sraer & Thesmar 2010); size "
             "assumed",
             Provenance::assumed})
          .prior(uniform(0.6, 0.95));
    }
  };

  static double worth_of_gain(ModelParameters const& model, double) {
    return model.projects.margin_share *
           quarters_of_gain(model.projects, model.knowledge.persistence) *
           model.ideas[ProjectKind::investment].success_probability;
  }

  static double means(World const& world, Idea const& idea, double price_keur) {
    double const cash = world.firms.cash[idea.row];
    double const without_bank = cash + idea.loan_keur - kept_cash(world, idea.row);
    if (!banks_lend(world)) return without_bank;
    // what a guaranteed loan leaves to pay is taken from all the cash there is
    double const all = idea.loan_keur > 0.0 ? cash + idea.loan_keur : without_bank;
    if (all >= price_keur) return all;
    double const missing = missing_money(world, idea, price_keur);
    return bank_lends(world, idea, missing) ? price_keur : all;
  }

  static void end(World& world, EndedProject const& project) {
    if (project.succeeds) world.firms.productivity[project.row] += project.gain;
  }
};

template ProjectKindEntry const& project_kind<Investment>();

}  // namespace clustress
