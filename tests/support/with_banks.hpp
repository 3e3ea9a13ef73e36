// tests/support/with_banks.hpp — the parameters with which banks lend to all firms, as measured in
// docs/decisions/0032-banks-lend.md.
#pragma once

#include "sim/world/model_parameters.hpp"
#include "sim/world/project_kind.hpp"

namespace clustress::test {

inline void let_banks_lend(ModelParameters& p) {
  p.banks.bank_loans = 1.0;
  p.banks.founders_in_debt = 0.2;
  p.demography.exit_young = 0.15;
  p.finance.overhead = 0.03;
  p.finance.founder_draw = 0.305;
  p.finance.credit_limit = 0.6;
  p.finance.cash_ceiling = 0.7;
  p.finance.prudence_spread = 1.1;
  p.finance.precautionary_cash = 0.35;
  p.finance.full_cut = 1.0;
  IdeaParameters& investment = p.ideas[ProjectKind::investment];
  investment.hazard = 0.08;
  investment.size_exponent = investment.overrun_spread = 0.0;
  investment.cost_quarters = 1.2;
  investment.value_ratio = 1.5;
  investment.gain = investment.gain_size_exponent = 0.1;
  investment.success_probability = 0.8;
}

}  // namespace clustress::test
