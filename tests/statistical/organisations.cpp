// Cluster organisations in the real model: neutral without a programme, and nothing to a member but
// what staff does for it.
#include "sim/behaviour/organisations.hpp"

#include <clustress/catch.hpp>
#include <cmath>
#include <memory>

#include "sim/statistics/moments.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

template <class F>
void for_each_cluster_firm(World& world, F&& f) {
  for (std::size_t const c : world.economy->cluster_cells[0]) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) f(row);
  }
}

void make_all_members(World& world) {
  for_each_cluster_firm(world,
                        [&](std::size_t row) { world.firms.standing[row].set(Standing::member); });
}

// Whether all firms are the same, bit for bit, but for membership.
bool same_but_for_membership(World a, World b) {
  for (World* world : {&a, &b}) {
    for (StandingSet& standing : world->firms.standing) standing.set(Standing::member, false);
  }
  return a.firms.same_firms(b.firms) && a.links.size() == b.links.size();
}

}  // namespace

// Without a programme staff and quality stay near the facts for ten years. 12 worlds, each from a
// population of its own; means over worlds and quarters within 3 SE (α = 0.012 two-sided at 11
// degrees of freedom), the SE itself below 0.15: a cluster of 1,200 jobs has few members, and one
// large firm more is many fees. At programme start members have their fact of jobs within 3 SE.
// Seen to fail with turnover that nothing makes up for, with fees that do not cover staff, and with
// a control of joining that had not settled after spin-up (members 1.5 times, staff 1.27 times
// their facts).
TEST_CASE("cluster organisations stay as they were in the base year",
          "[statistical][organisations]") {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 12;
  scenario.world.clusters[0].member_share = 0.3;
  ClusterFacts const& facts = scenario.world.clusters[0];
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments staff, quality, share;
  for (std::uint32_t r = 0; r < 12; ++r) {
    Arm arm = begin_arm(scenario, preparation, 0, 0, r);
    share.add(static_cast<double>(arm.world.clusters[0].member_jobs) /
              (facts.member_share * facts.jobs));
    RunningMoments own_staff, own_quality;
    while (arm.world.now < 40) {
      arm.step();
      own_staff.add(arm.world.clusters[0].staff / facts.organisation_staff);
      own_quality.add(arm.world.clusters[0].mean_quality());
    }
    staff.add(own_staff.mean());
    quality.add(own_quality.mean());
  }
  INFO("staff " << staff.mean() << " ± " << staff.standard_error() << ", quality " << quality.mean()
                << " ± " << quality.standard_error() << ", member share " << share.mean() << " ± "
                << share.standard_error());
  CHECK(std::abs(staff.mean() - 1.0) < 3.0 * staff.standard_error());
  CHECK(std::abs(quality.mean() - facts.organisation_quality) < 3.0 * quality.standard_error());
  CHECK(std::abs(share.mean() - 1.0) < 3.0 * share.standard_error());
  CHECK(staff.standard_error() < 0.08);
  CHECK(share.standard_error() < 0.15);
}

// Everybody a member, of an organisation of the best quality, that delivers no services, brings
// nobody together and asks no fee: the firms are those of the world where nobody joined, in every
// bit, for five years. The two terms of partner choice for members and for quality (b_5, b_6) are
// off: they act without staff time. So are the ideas and success of members. Seen to fail with any
// service, any fee, and a search that rises for members alike.
TEST_CASE("a label or membership without services does nothing for firms",
          "[statistical][organisations]") {
  Scenario scenario = small_scenario();
  scenario.model.organisations.services_per_staff = scenario.model.organisations.brokerage_share =
      0.0;
  scenario.model.organisations.member_ideas = scenario.model.organisations.member_success = 0.0;
  scenario.model.network.organisation = scenario.model.network.same_cluster = 0.0;
  scenario.world.clusters[0].organisation_public_share = 1.0;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  Arm without = begin_arm(scenario, preparation, 0), with = begin_arm(scenario, preparation, 0);
  make_all_members(with.world);
  with.world.clusters[0].quality.fill(1.0);
  for (int q = 1; q <= 20; ++q) {
    without.step();
    with.step();
    REQUIRE(same_but_for_membership(with.world, without.world));
  }
  CHECK(with.world.clusters[0].members > 2 * without.world.clusters[0].members);
}

// With services on, what the organisation's phase changes for firms that are made members is cash
// by the fee for each job, and for those served one service; then more of them look for partners,
// and they know of calls more often. No other column moves. Seen to fail with a membership that
// raises productivity or trend.
TEST_CASE("membership brings services, a fee, awareness and search, and nothing else",
          "[statistical][organisations]") {
  Scenario const scenario = small_scenario();
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  World base = begin_arm(scenario, preparation, 0).world;
  for_each_cluster_firm(
      base, [&](std::size_t row) { base.firms.standing[row].set(Standing::member, false); });
  base.clusters[0].staff = 40.0;
  base.clusters[0].balance_keur = 1e4;
  base.clusters[0].join_rate = 0.0;
  World joined = base;
  make_all_members(joined);
  FirmColumns const before = joined.firms;
  Workspace workspace;
  ++joined.now;
  workspace.fit(joined);
  run_organisations(joined);
  std::size_t served = 0, firms = 0;
  for_each_cluster_firm(joined, [&](std::size_t row) {
    ++firms;
    FirmTable const& now = joined.firms;
    bool const still = now.standing[row].has(Standing::member);
    REQUIRE(now.cash[row] < before.cash[row]);
    bool const is_served = now.assignment_gain[row] != before.assignment_gain[row] ||
                           now.research_link[row] != before.research_link[row] ||
                           now.standing[row].has(Standing::constrained) !=
                               before.standing[row].has(Standing::constrained);
    served += is_served ? 1 : 0;
    CHECK((still || !is_served));
    CHECK(awareness_factor(joined, row, 0) ==
          (still ? 1.0 + joined.economy->parameters.organisations.awareness *
                             joined.clusters[0].mean_quality()
                 : 1.0));
  });
  CHECK(served <= static_cast<std::size_t>(joined.clusters[0].services));
  CHECK(2 * served >=
        // advice on finance to a sound firm changes nothing
        static_cast<std::size_t>(joined.clusters[0].services));
  CHECK(served > 20);
  // All other columns are as they were.
  World compare = joined;
  compare.firms.cash = before.cash;
  compare.firms.assignment_gain = before.assignment_gain;
  compare.firms.research_link = before.research_link;
  compare.firms.standing = before.standing;
  compare.firms.shortage = before.shortage;
  World untouched = base;
  make_all_members(untouched);
  CHECK(compare.firms.same_firms(untouched.firms));
  CHECK(brokerage_intensity(joined, 0) > 0.0);
}
