// sim/study/withheld.hpp — which clusters, sizes, ages, sectors and regions hold so few of the
// user's own firms, or one among them so large, that a table by them could tell of single ones.
//
// Two rules of statistical disclosure control (Hundepool et al. 2012, Statistical Disclosure
// Control, ch. 4). Threshold: a cell shows none or at least three contributors. Dominance, the (n,
// k) rule with n = 1: the largest contributor makes at most k percent of the cell. What the total
// of a table leaves for its hidden cells together obeys both too. The share is one of jobs of own
// firms: simulated firms are no secret, so whoever knows them takes them off; a firm that has more
// than k percent of all jobs of a cell has more of these too. Pure function, thread-safe.
#pragma once

#include <cstddef>

#include "sim/results/scenario_facts.hpp"
#include "sim/world/facts.hpp"

namespace clustress {

inline constexpr std::size_t fewest_own_firms = 3;
inline constexpr double largest_own_share = 0.85;  // of jobs of own firms; k as a share

// Of the base quarter. The third of jobs by wage of a firm is known inside a run only: with own
// firms all thirds are withheld. Empty without own firms.
WithheldEntries withheld_of(WorldFacts const& world);

}  // namespace clustress
