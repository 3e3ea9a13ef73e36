// Who joins a cluster organisation and who leaves it: reviewed once a year, more join the better
// the offer.
#include "sim/behaviour/membership.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/organisations.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t firms = 8'000;
constexpr double base_staff = 4.0;

// Released world of one cluster; firms of so many jobs; the organisation offers `offer` times what
// it did in the base year.
World club(double offer, double join_rate, bool members, std::int32_t jobs = 10,
           Regime regime = Regime::released) {
  World world =
      empty_world(one_cluster(static_cast<double>(jobs) * firms, base_staff), still_parameters());
  found_organisations(world);
  for (std::size_t k = 0; k < firms; ++k) {
    std::size_t const row = add_firm(world, CellRow(0), {jobs, 0.0, 50.0, 50.0, -400});
    if (members) world.firms.standing[row].set(Standing::member);
  }
  open(world);
  world.regime = regime;
  world.clusters[0].staff = offer * base_staff;
  world.clusters[0].join_rate = join_rate;
  return world;
}

std::size_t members_after(World& world, int quarters) {
  std::size_t members = firms;
  for (int q = 0; q < quarters; ++q) {
    ++world.now;
    collect_fees(world, 0);
    members = renew_members(world, 0).size();
  }
  return members;
}

// The two-sided binomial interval at α = 1e-3 holds the count.
bool is_binomial(std::size_t count, double probability) {
  return count >= binomial_quantile(0.5e-3, firms, probability) &&
         count <= binomial_quantile(1.0 - 0.5e-3, firms, probability);
}

}  // namespace

// A member is reviewed once a year and leaves with l/max(A, 0.1): after T years (1 − l/A)^T of n
// are left, exact binomial, α = 1e-3. Seen to fail with a review each quarter, and with the offer
// left out of leaving.
TEST_CASE("members leave at their yearly hazard, more of them if they are offered less",
          "[analytic][membership]") {
  double const hazard = OrganisationParameters{}.leave_hazard;
  REQUIRE((hazard > 0.01 && hazard < 0.4));
  for (double const offer : {1.0, 0.5, 2.0}) {
    World world = club(offer, 0.0, true);
    std::size_t const left = members_after(world, 12);
    INFO("offer " << offer << ": " << left << " of " << firms << " left");
    CHECK(is_binomial(left, std::pow(1.0 - hazard / offer, 3)));
  }
}

// Within a year a firm joins with j A (L/10)^g, A at most 3 and 0 without staff; exact binomial, α
// = 1e-3. Seen to fail with a join rate that does not see the offer, and with size left out.
TEST_CASE("firms join as often as the offer and their size say", "[analytic][membership]") {
  double const exponent = OrganisationParameters{}.join_size_exponent, rate = 0.05;
  for (double const offer : {0.0, 0.5, 1.0, 2.0, 9.0}) {
    World world = club(offer, rate, false);
    std::size_t const joined = members_after(world, 4);
    INFO("offer " << offer << ": " << joined << " of " << firms << " joined");
    CHECK(is_binomial(joined, rate * std::min(offer, 3.0)));
  }
  for (std::int32_t const jobs : {2, 40}) {
    World world = club(1.0, rate, false, jobs);
    CHECK(is_binomial(members_after(world, 4), rate * std::pow(jobs / 10.0, exponent)));
  }
}

// In the hold members come to have their fact of the cluster's jobs (a half here), from nobody and
// from everybody, and j what keeps them there: the yearly flows balance, j (1 − x) = l x, so j is
// near l at x = ½. Band ±0.03 about the fact after 60 quarters, from everybody after 300, of which
// 0.006 are the SE √(¼/8000). Released, j stays as it is. Seen to fail with the shortage's sign
// turned, and with the slow part of the control alone (0.94 of jobs from nobody, for decades).
TEST_CASE("in the hold members come to have their share of the cluster's jobs",
          "[analytic][membership]") {
  double const hazard = OrganisationParameters{}.leave_hazard;
  for (bool const from_all : {false, true}) {
    World world = club(1.0, hazard, from_all, 10, Regime::hold);
    members_after(world, from_all ? 300 : 60);  // leaving takes longer than joining
    double const share = static_cast<double>(world.clusters[0].member_jobs) / (10.0 * firms);
    INFO("share " << share << ", join rate " << world.clusters[0].join_rate);
    CHECK(std::abs(share - 0.5) < 0.03);
    members_after(world, 200);
    CHECK(std::abs(world.clusters[0].join_rate / hazard - 1.0) < 0.2);
    world.regime = Regime::released;
    double const rate = world.clusters[0].join_rate;
    members_after(world, 8);
    CHECK(world.clusters[0].join_rate == rate);
  }
}

// The first population: of firms of 10 and 40 jobs, half each by number, those of 40 are members
// 4^g times as often, and members have their share m of all jobs in expectation; j is such that as
// many jobs join as leave. Binomial, α = 1e-3. Seen to fail with a chance of m for all.
TEST_CASE("the first members have their share of jobs, larger firms more often",
          "[analytic][membership]") {
  WorldFacts facts = one_cluster(25.0 * firms, base_staff);
  facts.clusters[0].member_share = 0.2;
  World world = empty_world(facts, still_parameters());
  for (std::size_t k = 0; k < firms; ++k)
    add_firm(world, CellRow(0), {k % 2 == 0 ? 10 : 40, 0.0, 50.0, 50.0, -400});
  found_organisations(world);
  double const eager = std::pow(4.0, OrganisationParameters{}.join_size_exponent);
  double const chance = 0.2 * 50.0 / (10.0 + 40.0 * eager);  // of a firm of 10 jobs
  std::size_t small = 0, large = 0;
  double inside = 0, outside = 0;
  for (std::size_t row = 0; row < firms; ++row) {
    bool const joined = world.firms.standing[row].has(Standing::member),
               is_small = world.firms.jobs[row] == 10;
    if (joined) ++(is_small ? small : large);
    (joined ? inside : outside) += joined ? world.firms.jobs[row] : is_small ? 10.0 : 40.0 * eager;
  }
  CHECK(small >= binomial_quantile(0.5e-3, firms / 2, chance));
  CHECK(small <= binomial_quantile(1.0 - 0.5e-3, firms / 2, chance));
  CHECK(large >= binomial_quantile(0.5e-3, firms / 2, chance * eager));
  CHECK(large <= binomial_quantile(1.0 - 0.5e-3, firms / 2, chance * eager));
  CHECK(near(world.clusters[0].join_rate, OrganisationParameters{}.leave_hazard * inside / outside,
             1e-6));
  CHECK(world.clusters[0].members == static_cast<std::int64_t>(small + large));
}

// What an organisation takes from its members in the base year is what public money leaves of its
// budget; per job: (1 − γ) c s0/(m J0). A member pays it for each job, others nothing. Seen to fail
// with fees by firm.
TEST_CASE("members pay a fee for each job, and others do not", "[analytic][membership]") {
  World world = club(1.0, 0.0, false);
  world.firms.jobs[0] = 37;
  world.firms.standing[0].set(Standing::member);
  double const fee = 0.4 * world.economy->parameters.organisations.staff_cost_keur * base_staff /
                     (0.5 * 10.0 * firms);
  REQUIRE(world.economy->facts.clusters[0].organisation_public_share == 0.6);
  double const own = world.firms.cash[0], other = world.firms.cash[1];
  CHECK(near(collect_fees(world, 0), 37.0 * fee));
  CHECK(near(own - world.firms.cash[0], 37.0 * fee));
  CHECK(world.firms.cash[1] == other);
  CHECK(world.clusters[0].member_jobs == 37);
}
