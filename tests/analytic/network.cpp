// Who becomes whose partner, and for how long: hand-computed probabilities, closed forms, and invariants of the list of
// links.
#include "sim/model/behaviour/network.hpp"

#include <algorithm>
#include <clustress/catch.hpp>
#include <map>
#include <set>
#include <utility>

#include "sim/model/workspace.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Pair = std::pair<std::uint64_t, std::uint64_t>;

Pair pair_of(Link const& link) {
  return {to_number(link.first), to_number(link.second)};
}

// Coefficients of the tests, whatever the defaults.
NetworkParameters plain_network() {
  NetworkParameters p;
  p.search_hazard = 1.0;
  p.search_size_exponent = 0.0;
  p.meetings = 4;
  p.same_cluster_share = p.elsewhere_share = 0.0;
  p.base_log_odds = -1.0;
  p.geography = -1.0;
  p.cognition = p.common_partner = p.institution = p.organisation = p.same_cluster = 0.0;
  p.half_life_years = 4.0;
  p.most_links = 200;
  return p;
}

// n firms a cell.
World town(std::size_t n, NetworkParameters const& network, WorldFacts facts = one_region(1000, {0.5})) {
  ModelParameters p = still_parameters();
  p.network = network;
  World world = empty_world(facts, p);
  for (std::size_t c = 0; c < world.cells.size(); ++c)
    for (std::size_t k = 0; k < n; ++k) add_firm(world, CellId(c), {10, 0.0, 40.0, 60.0, -400});
  open(world);
  return world;
}

void all_search(World& world) {
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    Segment const& s = world.firms.segment(CellId(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) world.firms.standing[row] |= searching;
  }
}

std::map<std::uint64_t, std::set<std::uint64_t>> partners(World const& world) {
  std::map<std::uint64_t, std::set<std::uint64_t>> of;
  for (Link const& link : world.links) {
    of[to_number(link.first)].insert(to_number(link.second));
    of[to_number(link.second)].insert(to_number(link.first));
  }
  return of;
}

// Closed triples over all triples: the chance that two partners of a firm are partners.
double closure(World const& world) {
  auto const of = partners(world);
  double triples = 0, closed = 0;
  for (auto const& [firm, friends] : of) {
    for (auto a = friends.begin(); a != friends.end(); ++a) {
      for (auto b = std::next(a); b != friends.end(); ++b) {
        ++triples;
        closed += of.at(*a).count(*b) > 0 ? 1.0 : 0.0;
      }
    }
  }
  return closed / triples;
}

}  // namespace

// b = (−2.5, −1, 2, 1, 0.3, 0.5, 1): strangers 1/(1 + e^2.5) = 0.0758582; 50 km off e^−3: 0.0474259; value ½ −1.5:
// 0.1824255; value ½, common partner, both research −0.2: 0.4501660; all of it with q = 0.6, same organisation, 100 km and
// value 1: −2.5 − 1 + 2 + 1 + 0.3 + 0.5 + 0.6 = 0.9: 0.7109495. Seen to fail with kilometres not in hundreds, and with
// institution and organisation exchanged.
TEST_CASE("the chance of a link is the logit of proximities worked out by hand", "[analytic][network]") {
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

// Signs: with the model's own coefficients every proximity raises the odds, by e^b, and distance lowers them. Seen to fail
// with a sign turned round.
TEST_CASE("every proximity makes a link likelier and distance makes it rarer", "[analytic][network]") {
  NetworkParameters const p;
  auto const log_odds = [&p](Proximity const& x) {
    double const chance = link_probability(p, x);
    return std::log(chance / (1.0 - chance));
  };
  double const strangers = log_odds({});
  std::pair<Proximity, double> const steps[] = {{{100.0}, p.geography},
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

// A link survives a quarter with 2^{−1/(4T)}, so T years with ½ and 2T with ¼: of 4,000 independent ones binomial, α = 1e-3
// each, exact. A link with a firm that is gone ends at once. Seen to fail with T in quarters (half-life four times too
// short).
TEST_CASE("half of the links are left after the half-life", "[analytic][network]") {
  constexpr std::size_t n = 4'000;
  NetworkParameters p = plain_network();
  p.search_hazard = 0.0;
  p.half_life_years = 3.0;
  World world = town(2 * n, p);
  for (std::size_t i = 0; i < 2 * n; i += 2) {
    std::uint64_t const a = to_number(world.firms.id[i]), b = to_number(world.firms.id[i + 1]);
    world.links.push_back({FirmId{std::min(a, b)}, FirmId{std::max(a, b)}, CellId(0), CellId(0), 0});
    world.firms.standing[i] |= linked;
    world.firms.standing[i + 1] |= linked;
  }
  std::sort(world.links.begin(), world.links.end(), [](auto const& a, auto const& b) { return pair_of(a) < pair_of(b); });
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
  world.firms.remove(CellId(0), world.firms.find(CellId(0), gone));
  rewire(world, workspace);
  for (Link const& link : world.links) REQUIRE((link.first != gone && link.second != gone));
}

// n searchers, M meetings each, all with the chance P = 1/(1 + e) of strangers: each searcher sits next to others' looks M
// times on average. Pairs that meet twice decide once, which for n = 3,000 concerns less than 1 %. Links are at most
// Binomial(n M, P)-many, and less than 1 % fewer; α = 1e-3. Seen to fail with one meeting less.
TEST_CASE("searchers that are strangers find as many partners as meetings and odds say", "[analytic][network]") {
  constexpr std::size_t n = 3'000;
  World world = town(n, plain_network());
  all_search(world);
  Workspace workspace;
  world.now = 1;
  rewire(world, workspace);
  double const chance = 1.0 / (1.0 + std::exp(1.0));
  INFO(world.links.size() << " links");
  CHECK(static_cast<double>(world.links.size()) >= 0.99 * static_cast<double>(binomial_quantile(0.5e-3, 4 * n, chance)));
  CHECK(world.links.size() <= binomial_quantile(1.0 - 0.5e-3, 4 * n, chance));
}

// With all odds in favour and K = 3 nobody has a fourth, and many have three. Seen to fail without the bound on one of the
// two.
TEST_CASE("nobody has more links than it can keep", "[analytic][network]") {
  NetworkParameters p = plain_network();
  p.base_log_odds = 15.0;
  p.most_links = 3;
  World world = town(200, p);
  run_quarters(world, 12);
  std::size_t full = 0;
  for (auto const& [firm, friends] : partners(world)) {
    REQUIRE(friends.size() <= 3);
    full += friends.size() == 3 ? 1 : 0;
  }
  CHECK(full > 100);
}

// Where a link depends on nothing the closure of triples is the density, 2 L/(n (n − 1)), but for meetings with partners of
// partners, which alone raise it; odds that rise with a common partner raise it further, by more than half. Seen to fail
// when a common partner is never seen, and when the first meeting is like the others.
TEST_CASE("partners of partners become partners", "[analytic][network]") {
  constexpr std::size_t n = 300;
  NetworkParameters p = plain_network();
  p.search_hazard = 0.2;
  p.base_log_odds = -2.0;
  World indifferent = town(n, p);
  run_quarters(indifferent, 24);
  p.common_partner = 2.0;
  World social = town(n, p);
  run_quarters(social, 24);
  double const density = 2.0 * static_cast<double>(indifferent.links.size()) / (n * (n - 1.0));
  INFO("density " << density << ", closure " << closure(indifferent) << ", with common partners " << closure(social));
  CHECK(closure(indifferent) > 2.0 * density);
  CHECK(closure(social) > 1.5 * closure(indifferent));
}

// Home, half of it a cluster, and There, 60 km off. A member of the cluster meets others of it in 0.4 of meetings, all at
// Home in 0.4, of whom half are of the cluster; a firm outside meets all at Home in 0.8. So of all meetings 0.6 stay inside
// the cluster and 0.2 + 0.4 cross its border, where twice as many pairs are: links per pair inside : across = 2 : 1, less
// what partners of partners mix. Between regions meetings are 0.2 · ⅓ or so, and odds e^−0.6. Seen to fail when everybody
// meets everybody, when only the own region is met, and when the own cluster is not.
TEST_CASE("links across clusters and regions exist and are rarer than inside", "[analytic][network]") {
  constexpr std::size_t n = 150;
  NetworkParameters p = plain_network();
  p.search_hazard = 0.3;
  p.same_cluster_share = 0.4;
  p.elsewhere_share = 0.2;
  WorldFacts facts = one_region(1000, {0.5});
  facts.regions.push_back(facts.regions[0]);
  facts.regions[1].name = "There";
  facts.regions[1].distance_km.emplace_back("Home", 60.0);
  ClusterFacts cluster;
  cluster.name = "Biotech";
  cluster.region = "Home";
  cluster.jobs = 500.0;
  cluster.sector_weight.emplace_back("sector 0", 1.0);
  cluster.organisation_staff = 0.0;
  facts.clusters = {cluster};
  World world = town(n, p, facts);
  REQUIRE(world.cells.size() == 3);  // Home without cluster, the cluster, There
  run_quarters(world, 16);
  double inside = 0, across = 0, outside = 0;
  for (Link const& link : world.links) {
    Cell const &a = world.economy->cell(link.first_cell), &b = world.economy->cell(link.second_cell);
    if (a.region != b.region) outside += 1.0 / (2.0 * n * n);
    if (a.region == b.region && a.cluster != b.cluster) across += 1.0 / (1.0 * n * n);
    if (a.cluster && b.cluster) inside += 2.0 / (n * (n - 1.0));
  }
  INFO("links per pair: cluster " << inside << ", across its border " << across << ", between regions " << outside);
  CHECK(inside > 1.3 * across);
  CHECK(across > 3.0 * outside);
  CHECK(outside > 0.0);
}

// Pairing. One more searcher has its own meetings, and takes over those looks of others that fall between it and its
// neighbour: M = 4 on average, each of which was a link with P = 1/(1 + e), so M P = 1.08 links of others go. Their number
// of looks is geometric, variance M + M²; links: P² (M + M²) + P (1 − P) M = 2.2. Mean over 100 newcomers: SE 0.15; α =
// 1e-3, z = 3.29. No link of others comes. Seen to fail when a meeting is with the searcher at a place in the list.
TEST_CASE("one more searcher changes few links of others", "[analytic][network]") {
  constexpr std::size_t n = 1'000, newcomers = 100;
  World base = town(n + newcomers, plain_network());
  base.now = 1;
  for (std::size_t row = 0; row < n; ++row) base.firms.standing[row] |= searching;
  Workspace workspace;
  World without = base;
  rewire(without, workspace);
  std::set<Pair> links;
  for (Link const& link : without.links) links.insert(pair_of(link));
  REQUIRE(links.size() > n / 2);
  double changed = 0;
  for (std::size_t k = 0; k < newcomers; ++k) {
    World with = base;
    with.firms.standing[n + k] |= searching;
    FirmId const newcomer = with.firms.id[n + k];
    rewire(with, workspace);
    std::size_t kept = 0;
    for (Link const& link : with.links) {
      if (link.first == newcomer || link.second == newcomer) continue;
      REQUIRE(links.count(pair_of(link)) == 1);
      ++kept;
    }
    changed += static_cast<double>(links.size() - kept) / newcomers;
  }
  INFO(changed << " links of others go on average");
  CHECK(std::abs(changed - 4.0 / (1.0 + std::exp(1.0))) < 3.29 * 0.15);
}

// Every quarter of the real model, where firms enter and leave: the list is sorted, each pair is there once with the
// smaller id first, both firms live in the cells it says and are marked `linked`, and nobody has more than K. Seen to fail
// when links of the dead stay, when the two are not put in order, and when new links are put at the end.
TEST_CASE("the list of links is sorted and names living firms that know they are linked", "[analytic][network]") {
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
      REQUIRE((world.firms.standing[a] & world.firms.standing[b] & linked) != 0);
    }
    for (auto const& [firm, friends] : partners(world))
      REQUIRE(friends.size() <= static_cast<std::size_t>(world.economy->parameters.network.most_links));
  }
}
