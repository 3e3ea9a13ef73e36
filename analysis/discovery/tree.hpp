// analysis/discovery/tree.hpp — a classification tree (Breiman, Friedman, Olshen & Stone 1984,
// CART): a second opinion beside the box.
//
// Each split makes the Gini impurity of the two sides together least: a number at half way between
// two neighbours, categories ordered by their share of interest, which finds the best of all
// subsets where there are two outcomes (the book, section 4.2). Equal splits: the first factor, the
// lowest limit. It ends at the depth, where a side would hold too few cases, and where no split
// lowers the impurity; it is not pruned. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/discovery/box.hpp"

namespace clustress {

struct TreeSettings {
  std::size_t depth = 2;
  std::size_t least_leaf = 5;  // cases
};

struct Leaf {
  Box box;  // what its cases are bound by; limits between cases
  std::size_t cases = 0, of_interest = 0;
  [[nodiscard]] bool is_mostly_of_interest() const { return 2 * of_interest > cases; }
};

// From left to right: lower values, and categories with a lower share, first.
std::vector<Leaf> classification_tree(Cases const& cases, TreeSettings const& settings);

// Factors by which the leaves are told apart.
std::vector<std::size_t> split_factors(std::vector<Leaf> const& leaves);

}  // namespace clustress
