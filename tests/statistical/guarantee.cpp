// A guarantee in paired worlds: young firms that could not invest do, and carry a debt that some of them fail under.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/statistics/moments.hpp"
#include "tests/support/paired_arms.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Young firms have little cash and less credit than an investment of two thirds of a quarter's sales costs, so that only a loan pays it.
// With the default parameters every second borrower could have paid (docs/model.md §8).
Scenario young_borrowers() {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 4;
  scenario.simulation.macro_path = MacroPath::off;
  ModelParameters& p = scenario.model;
  p.finance.credit_limit = 0.04;
  p.finance.cash_ceiling = 0.5;
  p.finance.starting_cash = 0.2;
  p.finance.precautionary_cash = 0.0;
  p.finance.working_capital = 0.5;
  p.projects.first_time_discount = 1.0;
  p.investments.hazard = 0.1;
  p.investments.size_exponent = 0.0;
  p.investments.cost_keur = 100.0;
  p.investments.cost_size_exponent = 1.0;
  p.investments.success_probability = 0.4;
  p.investments.gain = 0.4;
  p.investments.gain_size_exponent = 0.25;
  p.loans.term_quarters = 5;  // paid back at once after the grace time of a year: a heavy debt
  p.loans.grace_quarters = 4;
  add_variant(scenario, "guarantee",
              {make_instrument("access_to_finance", {{"budget_keur", 40'000.0},
                                                     {"duration_quarters", std::int64_t{12}},
                                                     {"awareness_share", 1.0},
                                                     {"self_selection", 0.0},
                                                     {"own_share", 0.0},
                                                     {"loan_max_keur", 1000.0},
                                                     {"age_max_years", std::int64_t{5}}})});
  return scenario;
}

// What the books say of the guarantee, to the cent, and against the loans that are open.
void check_books(World const& world) {
  auto const of = [&](Account account) { return world.office.ledger.balance(0, account); };
  Cents reserved = 0;
  for (Loan const& loan : world.office.loans) reserved += loan.reserved;
  REQUIRE(of(Account::committed) == reserved);
  REQUIRE(of(Account::paid) == 0);
  REQUIRE(world.office.ledger.released(0) ==
          of(Account::committed) + of(Account::administration) + of(Account::called_guarantees) + of(Account::free));
}

}  // namespace

// Of about 55 borrowers a world more have failed after four years, when the debt has been called in, than of the same firms without it;
// two years later those that invested have more jobs. One-sided t-tests over 32 replicates, α = 0.005: t(31) = 2.74. Books in every quarter.
// The loan falls due in one sum: over five years the investment, which firms make only if it pays within their horizon of two, earns its
// instalments, and failures fall. Seen to fail when loans need not be paid back (no more failures) and when an investment brings nothing
// (no more jobs).
TEST_CASE("a guarantee lets young firms invest: more jobs, more failures, more calls", "[statistical][guarantee]") {
  Scenario const scenario = young_borrowers();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments failures, jobs, calls;
  for (std::uint32_t r = 0; r < 32; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    auto const borrowers = [&pair](auto&& of) {  // what is more of it with the guarantee
      double sum = 0;
      for (auto const& [firm, cell] : pair.supported) {
        FirmTable const &a = pair.with.world.firms, &b = pair.without.world.firms;
        sum += of(a, a.find(cell, firm)) - of(b, b.find(cell, firm));
      }
      return sum;
    };
    while (pair.with.world.now < 24) {
      pair.step();
      check_books(pair.with.world);
      REQUIRE(pair.without.world.office.loans.empty());
      if (pair.with.world.now != 16) continue;
      failures.add(borrowers([](FirmTable const&, std::size_t row) { return row == FirmTable::npos ? 1.0 : 0.0; }));
    }
    jobs.add(borrowers([](FirmTable const& firms, std::size_t row) {
      return row == FirmTable::npos ? 0.0 : static_cast<double>(firms.jobs[row]);
    }));
    calls.add(static_cast<double>(pair.with.world.office.counts[0].defaults));
    CHECK((pair.with.world.office.ledger.balance(0, Account::called_guarantees) > 0) ==
          (pair.with.world.office.counts[0].defaults > 0));
    REQUIRE(pair.supported.size() > 20);
  }
  INFO("failures after four years +" << failures.mean() << " ± " << failures.standard_error() << ", jobs after six +"
                                     << jobs.mean() << " ± " << jobs.standard_error() << ", defaults " << calls.mean());
  CHECK(failures.mean() > 2.74 * failures.standard_error());
  CHECK(jobs.mean() > 2.74 * jobs.standard_error());
  CHECK(calls.mean() > 2.74 * calls.standard_error());
}
