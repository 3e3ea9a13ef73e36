// Who becomes whose partner, and for how long: hand-computed probabilities, closed forms, and
// invariants of the list of links.
#include "sim/behaviour/network.hpp"

#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/statistics/distributions.hpp"
#include "tests/analytic/town.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

// b = (−2.5, −1, 2, 1, 0.3, 0.5, 1): strangers 1/(1 + e^2.5) = 0.0758582; 50 km off e^−3:
// 0.0474259; value ½ −1.5: 0.1824255; value ½, common partner, both research −0.2: 0.4501660; all
// of it with q = 0.6, same organisation, 100 km and value 1: −2.5 − 1 + 2 + 1 + 0.3 + 0.5 + 0.6 =
// 0.9: 0.7109495. Seen to fail with kilometres not in hundreds, and with institution and
// organisation exchanged.
TEST_CASE("the chance of a link is the logit of proximities worked out by hand",
          "[analytic][network]") {
  NetworkParameters p;
  p.base_log_odds = -2.5;
  p.geography = -1.0;
  p.cognition = 2.0;
  p.common_partner = 1.0;
  p.institution = 0.3;
  p.organisation = 0.5;
  p.same_cluster = 1.0;
  CHECK(std::abs(link_probability(p, {}) - 0.0758582) < 1e-7);
  CHECK(std::abs(link_probability(p, {50.0}) - 0.0474259) < 1e-7);
  CHECK(std::abs(link_probability(p, {0.0, 0.5}) - 0.1824255) < 1e-7);
  CHECK(std::abs(link_probability(p, {0.0, 0.5, true, true}) - 0.4501660) < 1e-7);
  CHECK(std::abs(link_probability(p, {100.0, 1.0, true, true, true, 0.6}) - 0.7109495) < 1e-7);
  CHECK(link_probability(p, {1e9}) >= 0.0);  // as far as no fact names
  CHECK(link_probability(p, {1e9}) < 1e-100);
}

// Signs: with the model's own coefficients every proximity raises the odds, by e^b, and distance
// lowers them. Seen to fail with a sign turned round.
TEST_CASE("every proximity makes a link likelier and distance makes it rarer",
          "[analytic][network]") {
  NetworkParameters const p;
  auto const log_odds = [&p](Proximity const& x) {
    double const chance = link_probability(p, x);
    return std::log(chance / (1.0 - chance));
  };
  double const strangers = log_odds({});
  std::pair<Proximity, double> const steps[] = {
      {{100.0}, p.geography},
      {{0.0, 1.0}, p.cognition},
      {{0.0, 0.0, true}, p.common_partner},
      {{0.0, 0.0, false, true}, p.institution},
      {{0.0, 0.0, false, false, true}, p.organisation},
      {{0.0, 0.0, false, false, false, 1.0}, p.same_cluster}};
  for (auto const& [proximity, coefficient] : steps) {
    CHECK(std::abs(log_odds(proximity) - strangers - coefficient) < 1e-9);
    CHECK((proximity.distance_km > 0 ? coefficient < 0 : coefficient > 0));
  }
}

// A link survives a quarter with 2^{−1/(4T)}, so T years with ½ and 2T with ¼: of 4,000 independent
// ones binomial, α = 1e-3 each, exact. A link with a firm that is gone ends at once. Seen to fail
// with T in quarters (half-life four times too short).
TEST_CASE("half of the links are left after the half-life", "[analytic][network]") {
  constexpr std::size_t n = 4'000;
  NetworkParameters p = plain_network();
  p.search_hazard = 0.0;
  p.half_life_years = 3.0;
  World world = town(2 * n, p);
  for (std::size_t i = 0; i < 2 * n; i += 2) {
    std::uint64_t const a = to_number(world.firms.id[i]), b = to_number(world.firms.id[i + 1]);
    world.links.push_back(
        {FirmId{std::min(a, b)}, FirmId{std::max(a, b)}, CellRow(0), CellRow(0), 0});
    world.firms.standing[i].set(Standing::linked);
    world.firms.standing[i + 1].set(Standing::linked);
  }
  std::sort(world.links.begin(), world.links.end(),
            [](auto const& a, auto const& b) { return pair_of(a) < pair_of(b); });
  Workspace workspace;
  for (int t = 1; t <= 24; ++t) {
    ++world.now;
    rewire(world, workspace);
    if (t != 12 && t != 24) continue;
    double const left = t == 12 ? 0.5 : 0.25;
    INFO(t << " quarters: " << world.links.size() << " of " << n);
    CHECK(world.links.size() >= binomial_quantile(0.5e-3, n, left));
    CHECK(world.links.size() <= binomial_quantile(1.0 - 0.5e-3, n, left));
  }
  FirmId const gone = world.links.front().first;
  world.firms.remove(CellRow(0), world.firms.find(CellRow(0), gone));
  rewire(world, workspace);
  for (Link const& link : world.links) REQUIRE((link.first != gone && link.second != gone));
}

// Every quarter of the real model, where firms enter and leave: the list is sorted, each pair is
// there once with the smaller id first, both firms live in the cells it says and are marked
// `linked`, and nobody has more than K. Seen to fail when links of the dead stay, when the two are
// not put in order, and when new links are put at the end.
TEST_CASE("the list of links is sorted and names living firms that know they are linked",
          "[analytic][network]") {
  Arm arm = begin_arm(small_scenario());
  for (int t = 0; t < 12; ++t) {
    arm.step();
    World const& world = arm.world;
    REQUIRE(world.links.size() > 100);
    for (std::size_t k = 0; k < world.links.size(); ++k) {
      Link const& link = world.links[k];
      REQUIRE(to_number(link.first) < to_number(link.second));
      if (k > 0) REQUIRE(pair_of(world.links[k - 1]) < pair_of(link));
      std::size_t const a = world.firms.find(link.first_cell, link.first),
                        b = world.firms.find(link.second_cell, link.second);
      REQUIRE((a != FirmTable::npos && b != FirmTable::npos));
      REQUIRE((world.firms.standing[a].has(Standing::linked) &&
               world.firms.standing[b].has(Standing::linked)));
    }
    for (auto const& [firm, friends] : partners(world))
      REQUIRE(friends.size() <=
              static_cast<std::size_t>(world.economy->parameters.network.most_links));
  }
}
