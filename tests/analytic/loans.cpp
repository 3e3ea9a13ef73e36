// Guaranteed loans in the books: instalments free the reserve, a default calls it, and it all adds
// up to the cent.
#include "sim/behaviour/loans.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/linked_firms.hpp"
#include "sim/behaviour/projects.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr Cents budget = 10'000'000;

// One firm with a loan granted in quarter 1; the whole budget was released and the reserve set
// aside.
struct Borrower {
  World world;
  Workspace workspace;
  Borrower(ModelParameters const& p, double principal, double guaranteed_share) {
    world = empty_world(one_region(20, {0.6}), p);
    add_firm(world, CellRow(0), {20, 0.0, 80.0, 120.0, -400});
    open(world);
    world.now = 1;
    workspace.fit(world);
    Office& office = world.office;
    office.open_books(1);
    office.ledger.post(0, Book::funder, Book::free, budget);
    Idea idea;
    idea.firm = world.firms.id[0];
    idea.row = 0;
    idea.cell = CellRow(0);
    idea.kind = ProjectKind::investment;
    idea.cost_keur = principal;
    idea.value_keur = 2.0 * principal;
    idea.instrument = 0;
    idea.guaranteed_share = guaranteed_share;
    idea.loan_keur = principal;
    idea.loan_reserve = to_cents(guaranteed_share * principal);
    office.ledger.post(0, Book::free, Book::committed, idea.loan_reserve);
    workspace.ideas = {idea};
    decide_projects(world, workspace);
    REQUIRE(office.loans.size() == 1);
  }
  Cents of(Book account) const { return world.office.ledger.balance(0, account); }
  void check_books() const {
    Cents reserved = 0;
    for (Loan const& loan : world.office.loans) reserved += loan.reserved;
    REQUIRE(of(Book::committed) == reserved);
    REQUIRE(world.office.ledger.released(0) == of(Book::paid) + of(Book::committed) +
                                                   of(Book::administration) +
                                                   of(Book::called_guarantees) + of(Book::free));
  }
};

}  // namespace

// B_k = B_0 (1 − max(0, k − T_g)/(T − T_g)) after k quarters; reserve = share of B_k in whole
// cents, free = what is left of the budget; the firm's cash, net of the debt, falls by the cost at
// the start and then by interest on what was owed before. An odd principal: 33.333 kEUR. Seen to
// fail when the reserve is
// freed at the end only, when an instalment is paid in the grace time, when interest is on the
// principal, and when the loan is added to the cash.
TEST_CASE("instalments free the reserve to the cent until the loan is repaid",
          "[analytic][loans]") {
  ModelParameters p = still_parameters();
  p.loans.term_quarters = 11;
  p.loans.grace_quarters = 4;
  p.loans.interest = 0.02;
  double const principal = 33.333, share = 0.7;
  Borrower one(p, principal, share);
  REQUIRE(near(one.world.firms.cash[0], 2000.0 - principal));
  double owed = principal;
  for (int k = 1; k <= 14; ++k) {
    ++one.world.now;
    index_linked_firms(one.world, one.workspace);
    double const cash = one.world.firms.cash[0];
    service_loans(one.world, one.workspace, nullptr);
    double const now = principal * std::max(0.0, 1.0 - std::max(0, k - 4) / 7.0);
    REQUIRE(near(cash - one.world.firms.cash[0], k <= 11 ? 0.02 * owed : 0.0));
    REQUIRE(one.of(Book::committed) == to_cents(share * now));
    REQUIRE(one.of(Book::free) == budget - to_cents(share * now));
    one.check_books();
    owed = now;
  }
  CHECK(one.world.office.loans.empty());
  CHECK(one.world.office.counts[0].defaults == 0);
  CHECK(one.of(Book::called_guarantees) == 0);
}

// Of 80 kEUR a tenth less is held back a quarter, from the third on: at the grant 80 now and after
// one quarter and two, then 72, 64 … 8: 3 · 80 + 360 = 600. One instalment later 72 + 288. Seen to
// fail without the grace time, and when what is held back now is left out.
TEST_CASE("what will be held back is summed over the schedule", "[analytic][loans]") {
  LoanParameters p;
  p.term_quarters = 12;
  p.grace_quarters = 2;
  Loan loan;
  loan.principal_keur = loan.outstanding_keur = 100.0;
  loan.guaranteed_share = 0.8;
  loan.reserved = 8'000'000;
  loan.granted = 5;
  CHECK(reserve_to_come(p, loan, 5) == 60'000'000);
  for (Quarter now = 6; now <= 8; ++now) repay(p, loan, now);
  CHECK(loan.reserved == 7'200'000);
  CHECK(reserve_to_come(p, loan, 8) == 36'000'000);
  loan.reserved = 0;
  CHECK(reserve_to_come(p, loan, 8) == 0);
}

// A firm that is gone after k quarters: the guaranteed share of what it owes is called, once, the
// rest of the reserve is free. Seen to fail when the reserve stays what it was at the grant and is
// all called, and when a default stays committed.
TEST_CASE("a default calls the guaranteed part of what is outstanding", "[analytic][loans]") {
  ModelParameters p = still_parameters();
  p.loans.term_quarters = 12;
  p.loans.grace_quarters = 2;
  for (int const died : {1, 2, 7, 11}) {
    Borrower one(p, 50.0, 0.8);
    for (int k = 1; k <= 14; ++k) {
      ++one.world.now;
      if (k == died) one.world.firms.remove(CellRow(0), 0);
      index_linked_firms(one.world, one.workspace);
      service_loans(one.world, one.workspace, nullptr);
      one.check_books();
    }
    double const owed = 50.0 * (1.0 - std::max(0, died - 1 - 2) /
                                          10.0);  // after the instalment of the quarter before
    CHECK(one.of(Book::called_guarantees) == to_cents(0.8 * owed));
    CHECK(one.of(Book::committed) == 0);
    CHECK(one.of(Book::free) == budget - to_cents(0.8 * owed));
    CHECK(one.world.office.counts[0].defaults == 1);
    CHECK(one.world.office.loans.empty());
  }
}

// The loan counts as means for the investment: a firm without means invests with it and cannot
// without. Of sales of 200 the firm keeps k_I = 0.05 quarters, 10 kEUR, in cash whatever it
// invests. Seen to fail with a loan that does not count as means.
TEST_CASE("a guarantee makes an investment possible that the firm cannot pay",
          "[analytic][loans]") {
  ModelParameters p = still_parameters();
  p.finance.credit_limit = 0.0;
  p.finance.precautionary_cash = 0.05;
  World world = empty_world(one_region(20, {0.6}), p);
  add_firm(world, CellRow(0), {20, 0.0, 80.0, 120.0, -400});
  open(world);
  world.firms.cash[0] = 13.0;
  Idea idea;
  idea.row = 0;
  idea.kind = ProjectKind::investment;
  idea.cost_keur = 10.0;
  idea.value_keur = 11.0;
  CHECK_FALSE(would_do(world, idea, idea.cost_keur, 0.0));
  idea.loan_keur = 7.0;
  CHECK(would_do(world, idea, idea.cost_keur, 0.0));
  idea.loan_keur = 6.99;
  CHECK_FALSE(would_do(world, idea, idea.cost_keur, 0.0));
  idea.loan_keur = 7.0;
  idea.value_keur = 9.9;  // not worth it
  CHECK_FALSE(would_do(world, idea, idea.cost_keur, 0.0));
}
