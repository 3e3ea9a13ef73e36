// Who applies and who is chosen: each rule against its definition, on the ideas of a simulated
// quarter.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <set>

#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/merit.hpp"
#include "sim/programme/selection.hpp"
#include "sim/random/hash.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// The quarter after programme start, before the programme: firms have ideas, a few hundred of them.
struct Quarter1 {
  World world;
  Workspace workspace;
  std::vector<Candidate> everyone;

  Quarter1() {
    Scenario scenario = small_scenario();
    scenario.model.ideas[ProjectKind::assignment].hazard = 0.3;
    world = begin_arm(scenario).world;
    ++world.now;
    workspace.fit(world);
    have_ideas(world, workspace);
    for (std::size_t k = 0; k < workspace.ideas.size(); ++k) everyone.push_back({k, 1});
  }

  [[nodiscard]] std::uint64_t id(Candidate const& c) const {
    return to_number(world.firms.id[workspace.ideas[c.idea].row]);
  }
  [[nodiscard]] double merit_of(Candidate const& c) const {
    return merit(world, workspace.ideas[c.idea].cell, workspace.ideas[c.idea].row);
  }
  [[nodiscard]] Programme::Line line(Settings const& settings,
                                     std::string const& label = "voucher") const {
    Programme::Line made{small_voucher(settings), hash_of(label), {}, {}};
    for (Cell const& cell : world.economy->cells) {
      made.eligible.push_back(1);
      made.strategic.push_back(
          world.economy->facts.sectors[cell.sector.get()].name == "health" ? 1 : 0);
    }
    return made;
  }
  [[nodiscard]] std::vector<Candidate> applying(Settings const& settings) const {
    return applicants(world, workspace.ideas, line(settings), everyone);
  }
  [[nodiscard]] std::vector<Candidate> served(Settings const& settings,
                                              std::string const& label = "voucher") const {
    return ranked(world, workspace.ideas, line(settings, label), everyone);
  }
  [[nodiscard]] std::set<std::uint64_t> ids(std::vector<Candidate> const& candidates) const {
    std::set<std::uint64_t> all;
    for (Candidate const& c : candidates) all.insert(id(c));
    return all;
  }
  [[nodiscard]] std::vector<std::uint64_t> order(std::vector<Candidate> const& candidates) const {
    std::vector<std::uint64_t> all;
    for (Candidate const& c : candidates) all.push_back(id(c));
    return all;
  }
};

Settings rule(std::string const& selection, double noise = 0.0) {
  return {{"selection", selection}, {"scoring_noise", noise}};
}

}  // namespace

TEST_CASE("awareness and self-selection only add applicants as they rise", "[model]") {
  Quarter1 const q;
  REQUIRE(q.everyone.size() > 200);
  CHECK(q.applying({{"awareness_share", 0.0}}).empty());
  std::set<std::uint64_t> before;
  for (double const share : {0.1, 0.3, 0.6, 1.0}) {
    auto const now = q.ids(q.applying({{"awareness_share", share}}));
    CHECK(std::includes(now.begin(), now.end(), before.begin(), before.end()));
    CHECK(now.size() > before.size());
    before = now;
  }
}

// With odds of one, half of those who know apply: |k − n/2| < 4.89 √n / 2 (α = 1e-6; the seed is
// fixed).
TEST_CASE("without self-selection half of those who know apply", "[model]") {
  Quarter1 const q;
  auto const n = static_cast<double>(q.everyone.size());
  auto const k = static_cast<double>(q.applying({{"self_selection", 0.0}}).size());
  CHECK(std::abs(k - n / 2) < 4.89 * std::sqrt(n) / 2);
}

// A slope of 20 makes nearly everyone above merit 0.3 apply (odds e^6) and nearly no one below
// −0.3.
TEST_CASE("self-selection is on merit, and its sign turns it round", "[model]") {
  Quarter1 const q;
  for (double const slope : {20.0, -20.0}) {
    auto const applying = q.ids(q.applying({{"self_selection", slope}}));
    int right = 0, wrong = 0;
    for (Candidate const& c : q.everyone) {
      if (std::abs(q.merit_of(c)) < 0.3) continue;
      bool const expected = q.merit_of(c) * slope > 0;
      ++(expected == applying.contains(q.id(c)) ? right : wrong);
    }
    REQUIRE(right > 50);
    CHECK(wrong <= 2);
  }
}

TEST_CASE("merit without noise serves the best first, need the neediest: the reverse order",
          "[model]") {
  Quarter1 const q;
  auto const by_merit = q.served(rule("merit"));
  REQUIRE(by_merit.size() == q.everyone.size());
  CHECK(std::is_sorted(
      by_merit.begin(), by_merit.end(),
      [&](Candidate const& a, Candidate const& b) { return q.merit_of(a) > q.merit_of(b); }));
  auto reversed = q.order(by_merit);
  std::reverse(reversed.begin(), reversed.end());
  CHECK(q.order(q.served(rule("need"))) == reversed);
}

TEST_CASE("noise on the score changes the order, and more of it more", "[model]") {
  Quarter1 const q;
  auto const inversions = [&](double noise) {
    auto const order = q.served(rule("merit", noise));
    int count = 0;
    for (std::size_t k = 1; k < order.size(); ++k)
      count += q.merit_of(order[k]) > q.merit_of(order[k - 1]) ? 1 : 0;
    return count;
  };
  CHECK(inversions(0.0) == 0);
  CHECK(inversions(0.02) > 0);
  CHECK(inversions(1.0) > inversions(0.02));
}

TEST_CASE("a lottery does not look at the firm, and draws anew for another label", "[model]") {
  Quarter1 q;
  auto const order = q.order(q.served(rule("lottery")));
  auto const other_label = q.order(q.served(rule("lottery"), "another"));
  for (double& a : q.world.firms.productivity) a = -a;
  for (std::uint8_t& done : q.world.firms.projects_done) done = 9;
  CHECK(q.order(q.served(rule("lottery"))) == order);
  CHECK(other_label != order);
  CHECK(q.ids(q.everyone).size() == order.size());
}

// Arrival is exponential with rate 1 + projects done: nobody comes later for having more
// experience.
TEST_CASE("experienced firms come earlier in the queue", "[model]") {
  Quarter1 q;
  for (std::uint8_t& done : q.world.firms.projects_done) done = 0;
  auto const before = q.order(q.served(rule("first_come")));
  std::size_t moved = 0;
  for (std::size_t k = 10; k < before.size(); k += 40) {
    Quarter1 one = q;
    for (std::size_t row = 0; row < one.world.firms.rows(); ++row) {
      if (to_number(one.world.firms.id[row]) == before[k]) one.world.firms.projects_done[row] = 200;
    }
    auto const after = one.order(one.served(rule("first_come")));
    auto const place =
        static_cast<std::size_t>(std::find(after.begin(), after.end(), before[k]) - after.begin());
    CHECK(place <= k);
    moved += place < k ? 1 : 0;
    auto others_before = before, others_after = after;
    std::erase(others_before, before[k]);
    std::erase(others_after, before[k]);
    CHECK(others_before == others_after);  // the others keep their order
  }
  CHECK(moved > 3);
}

TEST_CASE("strategic sectors come first; without noise ties go by id", "[model]") {
  Quarter1 const q;
  auto const order = q.served(rule("strategic"));
  auto const strategic = [&](Candidate const& c) {
    SectorRow const sector = q.world.economy->cell(q.workspace.ideas[c.idea].cell).sector;
    return q.world.economy->facts.sectors[sector.get()].name == "health";
  };
  CHECK(std::is_partitioned(order.begin(), order.end(), strategic));
  CHECK(strategic(order.front()));
  CHECK_FALSE(strategic(order.back()));
  for (std::size_t k = 1; k < order.size(); ++k) {
    if (strategic(order[k]) == strategic(order[k - 1])) CHECK(q.id(order[k]) > q.id(order[k - 1]));
  }
}

// Who else applies must not matter. Seen to fail when the draw takes the place in the queue instead
// of the firm's id.
TEST_CASE("an applicant's draws are its own: dropping others keeps the order of the rest",
          "[model]") {
  Quarter1 const q;
  for (auto const* selection : {"merit", "need", "lottery", "first_come", "strategic"}) {
    auto const full = q.order(q.served(rule(selection, 0.3)));
    std::vector<Candidate> some;
    for (std::size_t k = 0; k < q.everyone.size(); k += 3)
      some.push_back(q.everyone[q.everyone.size() - 1 - k]);
    auto const part =
        q.order(ranked(q.world, q.workspace.ideas, q.line(rule(selection, 0.3)), some));
    auto const kept = q.ids(some);
    std::vector<std::uint64_t> expected;
    std::copy_if(full.begin(), full.end(), std::back_inserter(expected),
                 [&](std::uint64_t id) { return kept.contains(id); });
    INFO(selection);
    CHECK(part == expected);
  }
}
