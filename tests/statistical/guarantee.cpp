// A guarantee in paired worlds: young firms that could not invest do, founders that could not found
// do, and all carry a debt that some of them fail under.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <set>

#include "sim/statistics/moments.hpp"
#include "tests/support/paired_arms.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Known to all, sought by all alike, for all of the cost.
std::shared_ptr<Instrument const> guarantee(Settings settings) {
  for (char const* name : {"self_selection", "own_share"}) settings.emplace_back(name, 0.0);
  settings.emplace_back("awareness_share", 1.0);
  return make_instrument("access_to_finance", settings);
}

// A region of its own populations, without macro cycle.
Scenario quiet_region() {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 4;
  scenario.simulation.macro_path = MacroPath::off;
  return scenario;
}

// Young firms with an investment of a good half year's sales in every tenth quarter; with the
// default parameters a small region has one such borrower in two worlds; this one is twice as
// large. Firms' finance and loans are the default's.
Scenario young_borrowers() {
  Scenario scenario = quiet_region();
  scenario.world.regions[0].employed_persons *= 2.0;
  scenario.world.clusters[0].jobs *= 2.0;
  ModelParameters& p = scenario.model;
  p.projects.first_time_discount = 1.0;
  p.ideas[ProjectKind::investment].hazard = 0.1;
  p.ideas[ProjectKind::investment].size_exponent = 0.0;
  p.ideas[ProjectKind::investment].cost_keur = 100.0;
  p.ideas[ProjectKind::investment].cost_size_exponent = 1.0;
  p.ideas[ProjectKind::investment].success_probability = 0.8;
  p.ideas[ProjectKind::investment].gain = 0.4;
  p.ideas[ProjectKind::investment].gain_size_exponent = 0.25;
  add_variant(scenario, "guarantee",
              {guarantee({{"budget_keur", 40'000.0},
                          {"duration_quarters", std::int64_t{12}},
                          {"loan_max_keur", 1000.0},
                          {"age_max_years", std::int64_t{5}}})});
  return scenario;
}

// What the books say of the guarantee, to the cent, and against the loans that are open.
void check_books(World const& world) {
  auto const of = [&](Book account) { return world.office.ledger.balance(0, account); };
  Cents reserved = 0;
  for (Loan const& loan : world.office.loans) reserved += loan.reserved;
  REQUIRE(of(Book::committed) == reserved);
  REQUIRE(of(Book::paid) == 0);
  REQUIRE(world.office.ledger.released(0) == of(Book::committed) + of(Book::administration) +
                                                 of(Book::called_guarantees) + of(Book::free));
}

}  // namespace

// Of about 43 borrowers a world fewer have failed after four years than of the same firms without,
// as what they invest in pays, and two years later they have more jobs; the loans of those that
// fail are called. One-sided t-tests over 64 replicates, α = 0.005: t(63) = 2.66. Books in every
// quarter. Direction: EU guarantees in France (Bertoni et al. 2018), defaults −5 %, jobs +8 %. Seen
// to fail when an investment brings nothing.
TEST_CASE("a guarantee lets young firms invest: more jobs, fewer failures, some calls",
          "[statistical][guarantee]") {
  Scenario const scenario = young_borrowers();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments failures, jobs, calls, borrowers_of_worlds;
  for (std::uint32_t r = 0; r < 64; ++r) {
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
      failures.add(borrowers(
          [](FirmTable const&, std::size_t row) { return row == FirmTable::npos ? 1.0 : 0.0; }));
    }
    jobs.add(borrowers([](FirmTable const& firms, std::size_t row) {
      return row == FirmTable::npos ? 0.0 : static_cast<double>(firms.jobs[row]);
    }));
    calls.add(static_cast<double>(pair.with.world.office.counts[0].defaults));
    CHECK((pair.with.world.office.ledger.balance(0, Book::called_guarantees) > 0) ==
          (pair.with.world.office.counts[0].defaults > 0));
    borrowers_of_worlds.add(static_cast<double>(pair.supported.size()));
    REQUIRE(pair.supported.size() > 20);
  }
  INFO("borrowers " << borrowers_of_worlds.mean());
  INFO("failures after four years " << failures.mean() << " ± " << failures.standard_error()
                                    << ", jobs after six +" << jobs.mean() << " ± "
                                    << jobs.standard_error() << ", defaults " << calls.mean());
  CHECK(failures.mean() < -2.66 * failures.standard_error());
  CHECK(jobs.mean() > 2.66 * jobs.standard_error());
  CHECK(calls.mean() > 2.66 * calls.standard_error());
}

namespace {

using StartUps = std::vector<std::pair<FirmId, CellRow>>;

// Firms founded this quarter, not by people of another firm, with a guaranteed loan or without.
void collect(World const& world, StartUps& borrowers, StartUps& others) {
  std::set<FirmId> indebted;
  for (Loan const& loan : world.office.loans) {
    if (loan.granted == world.now) indebted.insert(loan.firm);
  }
  FirmTable const& firms = world.firms;
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    Segment const& s = firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      if (firms.founded[row] != world.now || firms.standing[row].has(Standing::spin_off)) continue;
      (indebted.contains(firms.id[row]) ? borrowers : others)
          .emplace_back(firms.id[row], CellRow(c));
    }
  }
}

// A founder's loan has paid for what was lacking, with less than two cents to spare; or it is still
// there, if the founder came by the means since the call. How many needed it.
int check_births(World const& world) {
  int in_debt = 0;
  for (Loan const& loan : world.office.loans) {
    if (loan.granted != world.now) continue;
    std::size_t const row = world.firms.find(loan.cell, loan.firm);
    REQUIRE(row != FirmTable::npos);
    REQUIRE(world.firms.standing[row].has(Standing::linked));
    double const cash = world.firms.cash[row];
    REQUIRE((cash == loan.principal_keur || (cash > 0.0 && cash < 0.02)));
    in_debt += cash < loan.principal_keur ? 1 : 0;
  }
  return in_debt;
}

double failed(World const& world, StartUps const& start_ups) {
  auto const is_gone = [&world](auto const& s) {
    return world.firms.find(s.second, s.first) == FirmTable::npos;
  };
  return static_cast<double>(std::count_if(start_ups.begin(), start_ups.end(), is_gone));
}

}  // namespace

// Default parameters. Founders who lack a part of their capital borrow it and begin with the debt.
// At the end of the third year a larger share of them has failed than of the founders of the same
// world and quarters who had theirs, and more start-ups have failed than without the programme; at
// the end of the second there were more firms. Jobs are no test of it: crowding takes back within
// years what newcomers add in a home market. One-sided t-tests over 512 replicates, α
// = 0.005: t(511) = 2.59; with 128 the larger share, 1.0 ± 0.35 points, is not told. Direction:
// Lelarge, Sraer & Thesmar 2010. Seen to fail when a loan is no debt (no larger share), and when it
// is not counted to a founder's means (nothing at all).
TEST_CASE("a guarantee lets founders found: more firms, more failures, more calls",
          "[statistical][guarantee]") {
  Scenario scenario = quiet_region();
  add_variant(scenario, "guarantee",
              {guarantee({{"budget_keur", 4'000.0},
                          {"duration_quarters", std::int64_t{8}},
                          {"borrowers", std::string("founders")},
                          {"loan_max_keur", 100.0}})});
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments excess, failures, firms, calls;
  int births = 0, births_in_debt = 0;
  for (std::uint32_t r = 0; r < 512; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    StartUps borrowers, others, without, nobody;
    int in_debt = 0;
    while (pair.with.world.now < 32) {
      pair.step();
      check_books(pair.with.world);
      if (pair.with.world.now <= 8) {
        collect(pair.with.world, borrowers, others);
        collect(pair.without.world, nobody, without);
        in_debt += check_births(pair.with.world);
      }
      if (pair.with.world.now == 8) {
        firms.add(static_cast<double>(pair.with.world.firms.count()) -
                  static_cast<double>(pair.without.world.firms.count()));
      }
      if (pair.with.world.now != 12) continue;
      REQUIRE(borrowers.size() > 10);
      births_in_debt += in_debt;
      births += static_cast<int>(borrowers.size());
      double const of_borrowers = failed(pair.with.world, borrowers),
                   of_others = failed(pair.with.world, others);
      excess.add(of_borrowers / static_cast<double>(borrowers.size()) -
                 of_others / static_cast<double>(others.size()));
      failures.add(of_borrowers + of_others - failed(pair.without.world, without));
    }
    REQUIRE(nobody.empty());
    calls.add(static_cast<double>(pair.with.world.office.counts[0].defaults));
  }
  INFO(births_in_debt << " of " << births << " borrowers begin in debt");
  CHECK(births_in_debt > births * 95 / 100);
  INFO("share that failed +" << excess.mean() << " ± " << excess.standard_error() << ", failures +"
                             << failures.mean() << " ± " << failures.standard_error() << ", firms +"
                             << firms.mean() << " ± " << firms.standard_error() << ", defaults "
                             << calls.mean());
  CHECK(excess.mean() > 2.59 * excess.standard_error());
  CHECK(failures.mean() > 2.59 * failures.standard_error());
  CHECK(firms.mean() > 2.59 * firms.standard_error());
  CHECK(calls.mean() > 2.59 * calls.standard_error());
}
