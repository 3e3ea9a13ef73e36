// tests/analytic/one_borrower.hpp — a world of one firm and its bank, made by hand.
#pragma once

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

namespace clustress::test {

// Banks judge all alike and consider all requests; firms keep nothing back.
inline ModelParameters lending() {
  ModelParameters p = still_parameters();
  p.banks = {};
  p.banks.bank_loans = 1.0;
  p.banks.repayment = 0.045;
  p.banks.judgement_spread = 0.0;
  p.banks.young_discount = 0.0;
  p.banks.size_exponent = 0.0;
  p.finance.precautionary_cash = 0.0;
  p.finance.cash_ceiling = 20.0;
  p.demand.labour_share = 0.7;
  return p;
}

// A firm of 10 jobs with sales of 100 kEUR a quarter and this cash and debt.
inline World with_firm(ModelParameters const& p, double cash, double debt, Quarter founded = -400) {
  World world = empty_world(one_region(1000, {0.5}), p);
  add_firm(world, CellRow(0), {10, 0.0, 40.0, 60.0, founded});
  world.firms.cash[0] = cash;
  world.firms.debt[0] = static_cast<float>(debt);
  open(world);
  return world;
}

inline Idea investment(World const& world, double cost) {
  Idea idea;
  idea.kind = ProjectKind::investment;
  idea.firm = world.firms.id[0];
  idea.row = 0;
  idea.cell = CellRow(0);
  idea.expected_cost_keur = idea.cost_keur = cost;
  idea.value_keur = 2.0 * cost;
  return idea;
}

// Books a quarter's margin and serves the debt.
inline void settle(World& world) {
  Workspace workspace;
  workspace.fit(world);
  settle_cash(world, workspace, {CellRow(0), 0, world.firms.count()});
}

}  // namespace clustress::test
