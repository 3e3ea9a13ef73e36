#include "sim/world/parameters/finance.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void FinanceParameters::describe(ParameterTable<FinanceParameters>& t) {
  using P = FinanceParameters;
  t.add("overhead", &P::overhead, Unit::share, {0.0, 0.9}, "o: overhead in sales", by_search)
      .prior(uniform(0.013, 0.038));
  t.add("founder_draw", &P::founder_draw, Unit::share, {0.0, 2.0},
        "f: founder's draw in average wages of the sector", by_search)
      .prior(uniform(0.25, 0.5), screened);
  t.add("credit_limit", &P::credit_limit, Unit::share, {0.0, 4.0},
        "κ_c: credit limit in annual sales", by_search)
      .prior(log_uniform(0.4, 1.0));
  t.add("working_capital", &P::working_capital, Unit::quarters, {0.0, 4.0},
        "k_c: cash and credit, in quarters of sales, below which a firm is constrained",
        {"half of the usual credit limit used up; no estimate", Provenance::assumed})
      .prior(log_uniform(0.4, 1.6));
  t.add("full_cut", &P::full_cut, Unit::share, {0.0, 1.0},
        "w: part of that over which the cuts of a constrained firm grow to their full; 0 = at once",
        {"cuts in proportion to what is missing; no estimate", Provenance::assumed})
      .prior(uniform(0.3, 1.0));
  t.add("constrained_hiring", &P::constrained_hiring, Unit::share, {0.0, 1.0},
        "h_c: part of the jobs it wants to add that a constrained firm posts",
        {"constrained firms cut employment and investment first: Chodorow-Reich 2014 (direction)",
         Provenance::assumed})
      .prior(uniform(0.25, 0.75));
  t.add("cash_ceiling", &P::cash_ceiling, Unit::quarters, {0.0, 20.0},
        "c̄: cash kept by the median firm, in quarters of sales", by_search)
      .prior(log_uniform(0.35, 1.4));
  t.add("prudence_spread", &P::prudence_spread, Unit::log_points, {0.0, 3.0},
        "s_c: SD of ln of a firm's liking for cash, drawn at birth",
        {"set to the quartiles of cash, 13, 27 and 62 days of outflow (JPMorgan Chase Institute "
         "2016)",
         Provenance::tuned})
      .prior(uniform(0.8, 1.5));
  t.add("precautionary_cash", &P::precautionary_cash, Unit::quarters, {0.0, 4.0},
        "k_I: cash, in quarters of sales, that the median firm does not put into an investment",
        {"precautionary motive: Bates, Kahle & Stulz 2009; size set so that about half of "
         "guaranteed loans bring an "
         "investment",
         Provenance::tuned})
      .prior(log_uniform(0.17, 0.7));
  t.add("starting_cash", &P::starting_cash, Unit::quarters, {0.0, 20.0},
        "cash of an entrant, in quarters of sales",
        {"founders put their money into the firm and begin with credit; set with the founder's "
         "draw to give the survival "
         "of young firms",
         Provenance::tuned})
      .prior(uniform(0.0, 0.5));
}

}  // namespace clustress
