// Who meets whom: as many as meetings and odds say, partners of partners, within clusters and
// across borders.
#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/behaviour/network.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/analytic/town.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

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

// n searchers, M meetings each, all with the chance P = 1/(1 + e) of strangers: each searcher sits
// next to others' looks M times on average. Pairs that meet twice decide once, which for n = 3,000
// concerns less than 1 %. Links are at most Binomial(n M, P)-many, and less than 1 % fewer; α =
// 1e-3. Seen to fail with one meeting less.
TEST_CASE("searchers that are strangers find as many partners as meetings and odds say",
          "[analytic][network]") {
  constexpr std::size_t n = 3'000;
  World world = town(n, plain_network());
  all_search(world);
  Workspace workspace;
  world.now = 1;
  rewire(world, workspace);
  double const chance = 1.0 / (1.0 + std::exp(1.0));
  INFO(world.links.size() << " links");
  CHECK(static_cast<double>(world.links.size()) >=
        0.99 * static_cast<double>(binomial_quantile(0.5e-3, 4 * n, chance)));
  CHECK(world.links.size() <= binomial_quantile(1.0 - 0.5e-3, 4 * n, chance));
}

// With all odds in favour and K = 3 nobody has a fourth, and many have three. Seen to fail without
// the bound on one of the two.
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

// Where a link depends on nothing the closure of triples is the density, 2 L/(n (n − 1)), but for
// meetings with partners of partners, which alone raise it; odds that rise with a common partner
// raise it further, by more than half. Seen to fail when a common partner is never seen, and when
// the first meeting is like the others.
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
  INFO("density " << density << ", closure " << closure(indifferent) << ", with common partners "
                  << closure(social));
  CHECK(closure(indifferent) > 2.0 * density);
  CHECK(closure(social) > 1.5 * closure(indifferent));
}

// Home, half of it a cluster, and There, 60 km off. A member of the cluster meets others of it in
// 0.4 of meetings, all at Home in 0.4, of whom half are of the cluster; a firm outside meets all at
// Home in 0.8. So of all meetings 0.6 stay inside the cluster and 0.2 + 0.4 cross its border, where
// twice as many pairs are: links per pair inside : across = 2 : 1, less what partners of partners
// mix. Between regions meetings are 0.2 · ⅓ or so, and odds e^−0.6. Seen to fail when everybody
// meets everybody, when only the own region is met, and when the own cluster is not.
TEST_CASE("links across clusters and regions exist and are rarer than inside",
          "[analytic][network]") {
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
    Cell const &a = world.economy->cell(link.first_cell),
               &b = world.economy->cell(link.second_cell);
    if (a.region != b.region) outside += 1.0 / (2.0 * n * n);
    if (a.region == b.region && a.cluster != b.cluster) across += 1.0 / (1.0 * n * n);
    if (a.cluster && b.cluster) inside += 2.0 / (n * (n - 1.0));
  }
  INFO("links per pair: cluster " << inside << ", across its border " << across
                                  << ", between regions " << outside);
  CHECK(inside > 1.3 * across);
  CHECK(across > 3.0 * outside);
  CHECK(outside > 0.0);
}

// Pairing. One more searcher has its own meetings, and takes over those looks of others that fall
// between it and its neighbour: M = 4 on average, each of which was a link with P = 1/(1 + e), so M
// P = 1.08 links of others go. Their number of looks is geometric, variance M + M²; links: P² (M +
// M²) + P (1 − P) M = 2.2. Mean over 100 newcomers: SE 0.15; α = 1e-3, z = 3.29. No link of others
// comes. Seen to fail when a meeting is with the searcher at a place in the list.
TEST_CASE("one more searcher changes few links of others", "[analytic][network]") {
  constexpr std::size_t n = 1'000, newcomers = 100;
  World base = town(n + newcomers, plain_network());
  base.now = 1;
  for (std::size_t row = 0; row < n; ++row) base.firms.standing[row].set(Standing::searching);
  Workspace workspace;
  World without = base;
  rewire(without, workspace);
  std::set<Pair> links;
  for (Link const& link : without.links) links.insert(pair_of(link));
  REQUIRE(links.size() > n / 2);
  double changed = 0;
  for (std::size_t k = 0; k < newcomers; ++k) {
    World with = base;
    with.firms.standing[n + k].set(Standing::searching);
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

// All firms are of one cluster, every second a member of its organisation, and all search at home.
// Two strangers there have the log odds b_0 + b_6 Π q, two members b_5 Π more, with Π = min(1,
// staff). Of 4 n meetings a quarter is between members, so links of members are Binomial(n, P) at
// most, and less than 1 % fewer (pairs that meet twice); the same of the quarter without members. α
// = 1e-3 each. Seen to fail with an organisation that counts fully with half a person, and with one
// of three persons that counts three times.
TEST_CASE("an organisation makes links as far as it has staff, up to one person",
          "[analytic][network]") {
  constexpr std::size_t n = 3'000;
  NetworkParameters p = plain_network();
  p.base_log_odds = -3.0;
  p.organisation = 1.5;
  p.same_cluster = 2.0;
  for (double const staff : {0.0, 0.5, 1.0, 3.0}) {
    World world = town(n, p, one_cluster(10.0 * n, 2.0));
    ClusterState& cluster = world.clusters[0];
    cluster.staff = staff;
    cluster.quality.fill(0.6);
    for (std::size_t row = 0; row < n; row += 2) world.firms.standing[row].set(Standing::member);
    all_search(world);
    Workspace workspace;
    world.now = 1;
    rewire(world, workspace);
    std::size_t members = 0, others = 0;
    for (Link const& link : world.links) {
      bool const a = world.firms.standing[link.first_row].has(Standing::member);
      bool const b = world.firms.standing[link.second_row].has(Standing::member);
      members += a && b ? 1 : 0;
      others += !a && !b ? 1 : 0;
    }
    double const present = std::min(1.0, staff), base = -3.0 + 2.0 * present * 0.6;
    auto const check = [&](std::size_t links, double log_odds) {
      double const chance = 1.0 / (1.0 + std::exp(-log_odds));
      // A quarter of the meetings is a draw, too: Binomial(4 n, P/4).
      CHECK(static_cast<double>(links) >=
            0.98 * static_cast<double>(binomial_quantile(0.5e-3, 4 * n, chance / 4.0)));
      CHECK(links <= binomial_quantile(1.0 - 0.5e-3, 4 * n, chance / 4.0));
    };
    INFO("staff " << staff << ": " << members << " links of members, " << others << " of others");
    check(members, base + 1.5 * present);
    check(others, base);
  }
}
