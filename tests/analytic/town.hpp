// tests/analytic/town.hpp — towns of equal firms that look for partners.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "sim/world/workspace.hpp"
#include "tests/analytic/hand_made.hpp"

namespace clustress::test {

using Pair = std::pair<std::uint64_t, std::uint64_t>;

inline Pair pair_of(Link const& link) {
  return {to_number(link.first), to_number(link.second)};
}

// Coefficients of the tests, whatever the defaults.
inline NetworkParameters plain_network() {
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
inline World town(std::size_t n, NetworkParameters const& network,
                  WorldFacts facts = one_region(1000, {0.5})) {
  ModelParameters p = still_parameters();
  p.network = network;
  World world = empty_world(facts, p);
  for (std::size_t c = 0; c < world.cells.size(); ++c)
    for (std::size_t k = 0; k < n; ++k) add_firm(world, CellRow(c), {10, 0.0, 40.0, 60.0, -400});
  open(world);
  return world;
}

inline void all_search(World& world) {
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row)
      world.firms.standing[row].set(Standing::searching);
  }
}

inline std::map<std::uint64_t, std::set<std::uint64_t>> partners(World const& world) {
  std::map<std::uint64_t, std::set<std::uint64_t>> of;
  for (Link const& link : world.links) {
    of[to_number(link.first)].insert(to_number(link.second));
    of[to_number(link.second)].insert(to_number(link.first));
  }
  return of;
}

}  // namespace clustress::test
