// analysis/discovery/discover.hpp — scenario discovery: where the cases of interest lie, how far
// that can be trusted, in a box and a tree.
//
// The box (Bryant & Lempert 2010, Technol. Forecast. Soc. Change 77(1)): of the steps of PRIM the
// one that balances coverage and density, without the limits that do nothing (quasi-p-value above
// 0.05, the largest goes first). Two tests of it. Resampling (the paper, section 2.4): the same
// search in random four fifths of the cases; a factor that few of them restrict is not to be built
// on. (The paper takes half of some 900; half of fifty holds too little.)
// Chance: the same search after the outcomes are shuffled over the cases; the p-value is the share
// of shuffles with as good a balance, estimated one by one and ended at the tenth (Besag & Clifford
// 1991, Biometrika 78(2)). Any search finds some box: only this says whether there is something to
// be found. Draws are fixed: the same cases give the same answer. Pure functions, thread-safe.
#pragma once

#include <vector>

#include "analysis/discovery/prim.hpp"
#include "analysis/discovery/tree.hpp"

namespace clustress {

inline constexpr std::size_t fewest_cases = 30;        // for a search at all
inline constexpr std::size_t fewest_of_each_kind = 5;  // of interest, and not
inline constexpr double told_below = 0.05;             // quasi-p-values, and chance
inline constexpr std::size_t repeats = 40, most_shuffles = 199;

bool are_enough(Cases const& cases);

// Settings for so many cases: a box holds at least five.
PrimSettings prim_settings(std::size_t cases);

struct Limit {
  std::size_t factor = 0;
  double quasi_p_low = 0.0, quasi_p_high = 0.0;  // NaN: not limited there; a category has the first
  std::size_t again = 0;                         // repeats in four fifths that restrict the factor
};

struct Found {
  Box all, box;
  BoxContent content;
  std::vector<Limit> limits;  // none: no box
  double chance = 1.0;        // p-value
  std::vector<Leaf> tree;
  // Whether it is more than chance, and half of the repeats or more find each of its factors again.
  [[nodiscard]] bool is_told() const;
};

// The balanced box without the limits that do nothing; that of all where none is left.
Box trimmed_box(Cases const& cases);

// are_enough(cases) must hold.
Found discover(Cases const& cases);

}  // namespace clustress
