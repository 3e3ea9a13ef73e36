// Programme money: the double-entry ledger, and the release of a budget over quarters, both to the
// cent.
#include <clustress/catch.hpp>

#include "sim/core/errors.hpp"
#include "sim/programme/terms.hpp"
#include "sim/random/hash.hpp"
#include "sim/world/ledger.hpp"

using namespace clustress;

namespace {

Cents released_until(DeliveryTerms const& terms, int quarter) {
  Cents sum = 0;
  for (int q = -3; q <= quarter; ++q) sum += release_in_quarter(terms, q);
  return sum;
}

DeliveryTerms even(double budget_keur, int duration, int start = 1) {
  DeliveryTerms terms;
  terms.budget_keur = budget_keur;
  terms.duration_quarters = duration;
  terms.start_quarter = start;
  return terms;
}

DeliveryTerms along(std::vector<double> path, double budget_keur) {
  DeliveryTerms terms;
  terms.budget_path_keur = std::move(path);
  terms.budget_keur = budget_keur;
  return terms;
}

}  // namespace

// Seen to fail when post() forgets its second leg.
TEST_CASE("every posting has two legs: accounts add up to zero at any time", "[model]") {
  Ledger ledger(2);
  ledger.post(0, Book::funder, Book::free, 1000);
  CHECK(ledger.balance(0, Book::free) == 1000);
  CHECK(ledger.released(0) == 1000);
  CHECK(ledger.balanced());
  ledger.post(0, Book::free, Book::committed, 700);
  ledger.post(0, Book::committed, Book::paid, 500);
  ledger.post(0, Book::committed, Book::administration, 40);
  ledger.post(0, Book::free, Book::called_guarantees, 7);
  ledger.post(0, Book::free, Book::unspent, 293);
  ledger.post(0, Book::firms_own, Book::providers_own, 123);
  CHECK(ledger.balanced());
  CHECK(ledger.outlay(0) == 547);
  CHECK(ledger.balance(0, Book::committed) == 160);
  CHECK(ledger.balance(0, Book::free) == 0);
  CHECK(ledger.balance(0, Book::firms_own) == -123);
  CHECK(ledger.released(1) == 0);
  CHECK(ledger.outlay(1) == 0);
}

TEST_CASE("what is not there cannot be taken, and nothing negative is moved", "[model]") {
  Ledger ledger(1);
  ledger.post(0, Book::funder, Book::free, 100);
  CHECK_THROWS_AS(ledger.post(0, Book::free, Book::committed, 101), ContractViolation);
  CHECK_THROWS_AS(ledger.post(0, Book::committed, Book::paid, 1), ContractViolation);
  CHECK_THROWS_AS(ledger.post(0, Book::free, Book::committed, -1), ContractViolation);
  CHECK(ledger.balance(0, Book::free) == 100);  // a refused posting leaves no trace
  CHECK(ledger.balance(0, Book::committed) == 0);
  ledger.post(0, Book::free, Book::committed, 100);
  ledger.post(0, Book::free, Book::committed, 0);
  CHECK(ledger.balanced());
}

// Seen to fail with budget / quarters released in every quarter.
TEST_CASE("an even release adds up to the budget to the cent and is even to the cent", "[model]") {
  for (double const budget_keur : {0.0, 0.00001, 0.00003, 1.0, 333.33333, 12'345.67891, 1e8}) {
    for (int const duration : {1, 2, 3, 7, 16, 40, 999}) {
      for (int const start : {1, 5}) {
        DeliveryTerms const terms = even(budget_keur, duration, start);
        INFO(budget_keur << " over " << duration << " from " << start);
        CHECK(released_until(terms, start - 1) == 0);
        CHECK(released_until(terms, start + duration - 1) == to_cents(budget_keur));
        CHECK(released_until(terms, start + duration + 100) == to_cents(budget_keur));
        Cents const share = to_cents(budget_keur) / duration;
        for (int q = start; q < start + duration; ++q) {
          Cents const released = release_in_quarter(terms, q);
          CHECK((released == share || released == share + 1));
        }
      }
    }
  }
}

TEST_CASE("a release along a path adds up to the budget to the cent, whatever the path's roundings",
          "[model]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    std::vector<double> path;
    double sum = 0;
    std::size_t const quarters = 1 + mix(seed) % 30;
    for (std::size_t q = 0; q < quarters; ++q) {
      path.push_back(static_cast<double>(mix(seed * 100 + q) % 1'000'000'007) * 1.23e-6);
      sum += path.back();
    }
    DeliveryTerms const terms = along(path, sum);
    CHECK(faults_of(terms).empty());
    CHECK(released_until(terms, 100) == to_cents(sum));
    for (std::size_t q = 0; q < quarters; ++q) {
      Cents const released = release_in_quarter(terms, static_cast<int>(q) + 1);
      CHECK(std::abs(released - to_cents(path[q])) <= 1);
    }
  }
}

// A path may differ from the budget by a cent; the difference must not be asked back. Seen to fail:
// the last quarter of these released less than nothing, and the ledger refused it.
TEST_CASE(
    "no quarter releases less than nothing, even if path and budget differ within the tolerance",
    "[model]") {
  for (auto const& terms : {along({1000.00001, 0.0}, 1000.0),
                            along({500.0, 500.00001, 0.0, 0.0}, 1000.0), along({0.00001}, 0.0)}) {
    REQUIRE(faults_of(terms).empty());
    for (int q = 1; q <= 5; ++q) CHECK(release_in_quarter(terms, q) >= 0);
    CHECK(released_until(terms, 5) == to_cents(terms.budget_keur));
  }
}

TEST_CASE("faults across the terms fire", "[model]") {
  CHECK(faults_of(even(100, 4)).empty());
  CHECK(faults_of(along({50, 49.99}, 100)).size() == 1);
  CHECK(faults_of(along({50, 49.99998}, 100)).size() == 1);  // two cents
  CHECK(faults_of(along({50, 50}, 100)).empty());
  DeliveryTerms narrow = even(100, 4);
  narrow.jobs_min = 51;
  narrow.jobs_max = 50;
  REQUIRE(faults_of(narrow).size() == 1);
  CHECK(faults_of(narrow).front().find("jobs_min") != std::string::npos);
}
