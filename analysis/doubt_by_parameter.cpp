#include "analysis/doubt_by_parameter.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clustress {

namespace {

constexpr std::size_t most_groups = 20;

template <class Case>
using Groups = std::vector<std::vector<Case>>;

double weight_of(double) {
  return 1.0;
}
double weight_of(WeightedCase const& one) {
  return one.weight;
}

template <class Case>
Groups<Case> by_category(Factor const& factor, std::vector<Case> const& cases) {
  Groups<Case> groups(factor.categories.size());
  for (std::size_t i = 0; i < cases.size(); ++i)
    groups[static_cast<std::size_t>(factor.values[i])].push_back(cases[i]);
  return groups;
}

// `effective`: number of cases, as good as so many alike.
template <class Case>
Groups<Case> by_value(Factor const& factor, std::vector<Case> const& cases, double effective) {
  std::size_t const n = cases.size();
  auto const parts = std::min(most_groups, static_cast<std::size_t>(std::sqrt(effective)));
  double all = 0.0;
  for (Case const& one : cases) all += weight_of(one);
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return factor.values[i]; });
  Groups<Case> groups(parts);
  std::size_t first = 0;             // of those that tie
  double below = 0.0, so_far = 0.0;  // weight of those before the first, before this one
  for (std::size_t rank = 0; rank < n; ++rank) {
    if (factor.values[order[rank]] != factor.values[order[first]]) first = rank, below = so_far;
    auto const part = static_cast<std::size_t>(below * static_cast<double>(parts) / all);
    groups[std::min(part, parts - 1)].push_back(cases[order[rank]]);
    so_far += weight_of(cases[order[rank]]);
  }
  return groups;
}

template <class Case>
std::vector<ParameterShare> shares(std::vector<Factor> const& factors,
                                   std::vector<Case> const& cases, double effective) {
  std::vector<ParameterShare> shares;
  for (Factor const& factor : factors) {
    Groups<Case> groups =
        factor.is_category() ? by_category(factor, cases) : by_value(factor, cases, effective);
    std::erase_if(groups, [](std::vector<Case> const& g) { return g.empty(); });
    if (groups.size() < 2 || groups.size() == cases.size()) continue;
    shares.push_back({factor.name, explained_by_group(groups)});
  }
  std::ranges::stable_sort(shares, std::ranges::greater(),
                           [](ParameterShare const& s) { return s.explained.share; });
  return shares;
}

}  // namespace

std::vector<ParameterShare> shares_by_parameter(std::vector<Factor> const& factors,
                                                std::vector<double> const& means,
                                                std::vector<double> const& weights) {
  auto const n = static_cast<double>(means.size());
  if (means.size() < fewest_points_for_parameters) return {};
  if (std::ranges::adjacent_find(weights, std::ranges::not_equal_to{}) == weights.end())
    return shares(factors, means, n);
  std::vector<WeightedCase> cases;
  double sum = 0.0, squares = 0.0;
  for (std::size_t p = 0; p < means.size(); ++p) {
    cases.push_back({means[p], weights.at(p)});
    sum += weights[p];
    squares += weights[p] * weights[p];
  }
  double const effective = sum * sum / squares;
  if (effective < static_cast<double>(fewest_points_for_parameters)) return {};
  return shares(factors, cases, effective);
}

bool is_beyond_chance(double chance, std::size_t parameters, double alpha) {
  return chance * static_cast<double>(parameters) <= alpha;
}

}  // namespace clustress
