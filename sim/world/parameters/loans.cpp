#include "sim/world/parameters/loans.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void LoanParameters::describe(ParameterTable<LoanParameters>& t) {
  using P = LoanParameters;
  constexpr Source usual{"usual terms of guaranteed loans to small firms; no source retrieved",
                         Provenance::assumed};
  t.add("interest", &P::interest, Unit::per_quarter, {0.0, 0.1},
        "i: interest on what is outstanding", usual)
      .prior(log_uniform(0.005, 0.02));
  t.add("term_quarters", &P::term_quarters, Unit::quarters, {1, 200},
        "T: from grant to the last instalment", usual)
      .prior(uniform(16, 28));
  t.add("grace_quarters", &P::grace_quarters, Unit::quarters, {0, 100},
        "T_g: before the first instalment", usual)
      .prior(uniform(0, 8));
}

}  // namespace clustress
