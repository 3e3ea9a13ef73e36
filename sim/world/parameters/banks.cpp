#include "sim/world/parameters/banks.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void BankParameters::describe(ParameterTable<BankParameters>& t) {
  using P = BankParameters;
  constexpr Source terms{"loans to small firms run for four to seven years; no source retrieved",
                         Provenance::remembered};
  constexpr Source assumed{"no estimate", Provenance::assumed};
  constexpr Source young_and_small{"young and small firms are refused more often; sizes assumed",
                                   Provenance::assumed};
  t.add("bank_loans", &P::bank_loans, Unit::share, {0.0, 1.0},
        "share of requests that banks consider; 0 = they lend only behind guarantees",
        {"1: every firm has a bank", Provenance::definition});
  t.add("debt_capacity", &P::debt_capacity, Unit::share, {0.0, 20.0},
        "κ_d: what an old firm of 10 jobs may owe, in annual sales",
        {"set to the share of loan requests refused, 0.08–0.09 (ECB SAFE 2015, 2016)",
         Provenance::tuned})
      .prior(uniform(1.0, 2.2));
  t.add("size_exponent", &P::size_exponent, Unit::elasticity, {0.0, 1.0}, "b: of that to size",
        young_and_small)
      .prior(uniform(0.05, 0.15));
  t.add("young_discount", &P::young_discount, Unit::share, {0.0, 1.0},
        "d_y: what a newborn firm may owe less", young_and_small)
      .prior(uniform(0.15, 0.45));
  t.add("young_years", &P::young_years, Unit::years, {0.1, 50.0},
        "τ_b: time constant over which this fades", young_and_small)
      .prior(log_uniform(1.5, 6.0));
  t.add("judgement_spread", &P::judgement_spread, Unit::log_points, {0.0, 3.0},
        "σ_b: SD of ln of what a bank takes the limit for", assumed)
      .prior(log_uniform(0.25, 1.0));
  t.add("cover", &P::cover, Unit::share, {0.0, 10.0},
        "k_Z: least margin over the service of the debt with the loan", assumed)
      .prior(uniform(0.4, 1.2));
  t.add("interest", &P::interest, Unit::per_quarter, {0.0, 0.1}, "i: interest on debt", assumed)
      .prior(log_uniform(0.005, 0.02));
  t.add("repayment", &P::repayment, Unit::per_quarter, {0.0, 1.0},
        "r: instalments, share of a quarter's usual sales", terms)
      .prior(log_uniform(0.021, 0.086));
  t.add("term_quarters", &P::term_quarters, Unit::quarters, {1, 200},
        "T_max: at least so large a part of the debt is repaid a quarter", terms)
      .prior(uniform(16, 28));
  t.add("founders_in_debt", &P::founders_in_debt, Unit::share, {0.0, 1.0},
        "ϕ_B: entrants that begin with a loan", assumed)
      .prior(uniform(0.1, 0.3));
  t.add("founders_debt", &P::founders_debt, Unit::quarters, {0.0, 20.0},
        "d_B: of so many quarters of sales", assumed)
      .prior(log_uniform(0.35, 1.4));
  t.add(
       "equipment_value", &P::equipment_value, Unit::share, {0.0, 1.0},
       "e: of its debt, what the equipment of a firm that closes fetches at most; 1 = all is "
       "repaid",
       {"machines sold after a bankruptcy fetch well below their book value; no estimate for firms "
        "that close",
        Provenance::assumed})
      .prior(uniform(0.3, 1.0));
}

}  // namespace clustress
