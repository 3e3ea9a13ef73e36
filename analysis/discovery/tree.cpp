#include "analysis/discovery/tree.hpp"

#include <algorithm>
#include <optional>

namespace clustress {

namespace {

// Cases times Gini impurity, 2 p (1 − p) with two outcomes.
double impurity(double cases, double of_interest) {
  return cases > 0.0 ? 2.0 * of_interest * (cases - of_interest) / cases : 0.0;
}

struct Split {
  double impurity = 0.0;  // of both sides together
  std::size_t factor = 0;
  Side left, right;
};

// Cases with equal values of a factor, or of one category.
struct Level {
  double value = 0.0, cases = 0.0, of_interest = 0.0;
};

class Tree {
 public:
  Tree(Cases const& cases, TreeSettings const& settings) : cases_(cases), settings_(settings) {}

  void grow(Box const& box, std::vector<std::size_t> const& places, std::size_t depth) {
    std::optional<Split> const split =
        depth < settings_.depth ? best_split(box, places) : std::nullopt;
    if (!split) {
      BoxContent const content = content_of(cases_, places);
      leaves.push_back({box, content.cases, content.of_interest});
      return;
    }
    for (Side const* side : {&split->left, &split->right}) {
      Box part = box;
      part[split->factor] = *side;
      std::vector<std::size_t> own;
      for (std::size_t const p : places) {
        if (side->holds(cases_.factors[split->factor].values[p])) own.push_back(p);
      }
      grow(part, own, depth + 1);
    }
  }

  std::vector<Leaf> leaves;

 private:
  // By value, categories by their share of interest.
  [[nodiscard]] std::vector<Level> levels(std::size_t f,
                                          std::vector<std::size_t> const& places) const {
    std::vector<Level> all;
    std::vector<std::size_t> sorted = places;
    std::vector<double> const& values = cases_.factors[f].values;
    std::ranges::stable_sort(sorted, {}, [&](std::size_t p) { return values[p]; });
    for (std::size_t const p : sorted) {
      if (all.empty() || all.back().value != values[p]) all.push_back({values[p], 0.0, 0.0});
      all.back().cases += 1.0;
      all.back().of_interest += cases_.of_interest[p] ? 1.0 : 0.0;
    }
    if (cases_.factors[f].is_category())
      std::ranges::stable_sort(all, {}, [](Level const& l) { return l.of_interest / l.cases; });
    return all;
  }

  [[nodiscard]] std::optional<Split> best_split(Box const& box,
                                                std::vector<std::size_t> const& places) const {
    BoxContent const content = content_of(cases_, places);
    auto const cases = static_cast<double>(content.cases),
               of_interest = static_cast<double>(content.of_interest),
               least = static_cast<double>(settings_.least_leaf);
    double lowest = impurity(cases, of_interest) * (1.0 - 1e-12);
    std::optional<Split> best;
    for (std::size_t f = 0; f < cases_.factors.size(); ++f) {
      std::vector<Level> const all = levels(f, places);
      double left = 0.0, left_of_interest = 0.0;
      for (std::size_t k = 0; k + 1 < all.size(); ++k) {
        left += all[k].cases;
        left_of_interest += all[k].of_interest;
        if (left < least || cases - left < least) continue;
        double const both = impurity(left, left_of_interest) +
                            impurity(cases - left, of_interest - left_of_interest);
        if (!(both < lowest)) continue;
        lowest = both;
        best = split_at(box[f], f, all, k);
      }
    }
    return best;
  }

  // After level k.
  [[nodiscard]] Split split_at(Side const& side, std::size_t f, std::vector<Level> const& all,
                               std::size_t k) const {
    Split split{0.0, f, side, side};
    if (!cases_.factors[f].is_category()) {
      split.left.high = split.right.low = (all[k].value + all[k + 1].value) / 2.0;
      return split;
    }
    for (std::size_t j = 0; j < all.size(); ++j) {
      auto const category = static_cast<std::size_t>(all[j].value);
      (j <= k ? split.right : split.left).allowed[category] = false;
    }
    return split;
  }

  Cases const& cases_;
  TreeSettings const& settings_;
};

}  // namespace

std::vector<Leaf> classification_tree(Cases const& cases, TreeSettings const& settings) {
  Tree tree(cases, settings);
  Box const all = box_of_all(cases);
  tree.grow(all, inside(all, cases), 0);
  return std::move(tree.leaves);
}

std::vector<std::size_t> split_factors(std::vector<Leaf> const& leaves) {
  std::vector<std::size_t> factors;
  for (std::size_t f = 0; f < leaves.front().box.size(); ++f) {
    if (std::ranges::any_of(leaves,
                            [&](Leaf const& l) { return l.box[f] != leaves.front().box[f]; }))
      factors.push_back(f);
  }
  return factors;
}

}  // namespace clustress
