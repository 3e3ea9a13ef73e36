#include "analysis/doubt_by_parameter.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clustress {

namespace {

constexpr std::size_t most_groups = 20;

using Groups = std::vector<std::vector<double>>;

Groups by_category(Factor const& factor, std::vector<double> const& means) {
  Groups groups(factor.categories.size());
  for (std::size_t i = 0; i < means.size(); ++i)
    groups[static_cast<std::size_t>(factor.values[i])].push_back(means[i]);
  return groups;
}

Groups by_value(Factor const& factor, std::vector<double> const& means) {
  std::size_t const n = means.size();
  auto const parts =
      std::min(most_groups, static_cast<std::size_t>(std::sqrt(static_cast<double>(n))));
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return factor.values[i]; });
  Groups groups(parts);
  std::size_t first = 0;  // of those that tie
  for (std::size_t rank = 0; rank < n; ++rank) {
    if (factor.values[order[rank]] != factor.values[order[first]]) first = rank;
    groups[first * parts / n].push_back(means[order[rank]]);
  }
  return groups;
}

}  // namespace

std::vector<ParameterShare> shares_by_parameter(std::vector<Factor> const& factors,
                                                std::vector<double> const& means) {
  std::vector<ParameterShare> shares;
  if (means.size() < fewest_points_for_parameters) return shares;
  for (Factor const& factor : factors) {
    Groups groups = factor.is_category() ? by_category(factor, means) : by_value(factor, means);
    std::erase_if(groups, [](std::vector<double> const& g) { return g.empty(); });
    if (groups.size() < 2 || groups.size() == means.size()) continue;
    shares.push_back({factor.name, explained_by_group(groups)});
  }
  std::ranges::stable_sort(shares, std::ranges::greater(),
                           [](ParameterShare const& s) { return s.explained.share; });
  return shares;
}

bool is_beyond_chance(double chance, std::size_t parameters, double alpha) {
  return chance * static_cast<double>(parameters) <= alpha;
}

}  // namespace clustress
