// sim/study/withheld.hpp — which clusters, sizes, ages, sectors and regions hold so few of the
// user's own firms that a table by them could tell of single ones.
//
// The threshold rule of statistical offices (Hundepool et al. 2012, Statistical Disclosure Control,
// ch. 4): a cell shows none or at least three contributors, and what the total of a table leaves
// for its hidden cells together obeys it too. Pure function, thread-safe.
#pragma once

#include <cstddef>

#include "sim/results/scenario_facts.hpp"
#include "sim/world/facts.hpp"

namespace clustress {

inline constexpr std::size_t fewest_own_firms = 3;

// Of the base quarter. The third of jobs by wage of a firm is known inside a run only: with own
// firms all thirds are withheld. Empty without own firms.
WithheldEntries withheld_of(WorldFacts const& world);

}  // namespace clustress
