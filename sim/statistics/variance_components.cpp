#include "sim/statistics/variance_components.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "sim/core/contracts.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

double count_of(std::span<double const> values) {
  return static_cast<double>(values.size());
}

// Σ (mean of group − mean of all)², weighted by size where asked for.
double squares_between(std::span<std::vector<double> const> groups, double mean) {
  double sum = 0.0;
  for (std::vector<double> const& g : groups) {
    double const d = moments_of(g).mean() - mean;
    sum += count_of(g) * d * d;
  }
  return sum;
}

// A mean square times its factor in a variance, and its degrees.
struct Part {
  double value, degrees;
};

double degrees_of(VarianceSplit const& split, std::span<Part const> parts) {
  double const most = static_cast<double>(split.groups) - 1.0,
               variance = split.between + split.mean_variance;
  if (!(split.between > 0.0)) return most;
  double sum = 0.0;
  for (Part const& part : parts) sum += part.value * part.value / part.degrees;
  return std::clamp(variance * variance / sum, 1.0, most);
}

double mean_of_all(std::span<std::vector<double> const> groups) {
  RunningMoments all;
  for (std::vector<double> const& g : groups) {
    for (double const y : g) all.add(y);
  }
  return all.mean();
}

// Takes the mean and what lies between groups by weights. `error`: variance of one value within its
// group; `shared`: what luck that all groups have leaves in every mean.
VarianceSplit weighted(VarianceSplit split, std::span<std::vector<double> const> groups,
                       std::span<double const> given, double error, double shared) {
  CLUSTRESS_REQUIRE(given.size() == groups.size(), "a weight for each group");
  if (std::ranges::adjacent_find(given, std::ranges::not_equal_to{}) == given.end()) return split;
  split.variance_with_luck.reset();
  double const sum = std::accumulate(given.begin(), given.end(), 0.0);
  double squares = 0.0;
  split.mean = 0.0;
  for (std::size_t p = 0; p < groups.size(); ++p) {
    double const w = given[p] / sum;
    split.mean += w * moments_of(groups[p]).mean();
    squares += w * w;
  }
  CLUSTRESS_REQUIRE(squares < 1.0, "two groups with a weight");
  double between = 0.0, of_luck = 0.0;
  for (std::size_t p = 0; p < groups.size(); ++p) {
    double const w = given[p] / sum, d = moments_of(groups[p]).mean() - split.mean;
    double const luck = error / count_of(groups[p]);
    between += w * d * d - w * (1.0 - w) * luck;
    of_luck += w * w * luck;
  }
  split.between_as_estimated = between / (1.0 - squares);
  split.between = std::max(0.0, split.between_as_estimated);
  split.mean_variance = split.between * squares + of_luck + shared;
  split.degrees = std::max(1.0, 1.0 / squares - 1.0);
  return split;
}

}  // namespace

double VarianceSplit::share_between() const {
  double const total = between + luck;
  return total > 0.0 ? between / total : std::numeric_limits<double>::quiet_NaN();
}

Estimate VarianceSplit::of_new_group(double alpha) const {
  double const error = std::sqrt(between + mean_variance);
  double half = student_t_quantile(1.0 - alpha / 2.0, degrees) * error;
  if (variance_with_luck && between > 0.0) {
    double const all = static_cast<double>(groups) - 1.0;
    half =
        std::min(half, student_t_quantile(1.0 - alpha / 2.0, all) * std::sqrt(*variance_with_luck));
  }
  return {mean, error, {mean - half, mean + half}, groups};
}

VarianceSplit one_way_split(std::span<std::vector<double> const> groups) {
  double n = 0.0, squares = 0.0, within = 0.0;
  for (std::vector<double> const& g : groups) {
    CLUSTRESS_REQUIRE(!g.empty(), "a group has values");
    n += count_of(g);
    squares += count_of(g) * count_of(g);
    if (g.size() > 1) within += moments_of(g).variance() * (count_of(g) - 1.0);
  }
  double const k = static_cast<double>(groups.size());
  CLUSTRESS_REQUIRE(groups.size() >= 2 && n > k, "two groups, one of them with two values");
  VarianceSplit split;
  split.groups = groups.size();
  split.mean = mean_of_all(groups);
  split.luck = within / (n - k);
  double const between = squares_between(groups, split.mean) / (k - 1.0);
  double const n0 = (n - squares / n) / (k - 1.0);
  split.between_as_estimated = (between - split.luck) / n0;
  split.between = std::max(0.0, split.between_as_estimated);
  double const unequal = squares / (n * n);  // 1 / K of equal groups
  split.variance_with_luck = between * (1.0 + unequal) / n0;
  split.mean_variance = split.between * unequal + split.luck / n;
  double const factor = (1.0 + unequal) / n0;
  split.degrees = degrees_of(split, std::array{Part{factor * between, k - 1.0},
                                               Part{(1.0 / n - factor) * split.luck, n - k}});
  return split;
}

VarianceSplit two_way_split(std::span<std::vector<double> const> groups) {
  CLUSTRESS_REQUIRE(groups.size() >= 2, "two groups");
  std::size_t const worlds = groups.front().size();
  CLUSTRESS_REQUIRE(worlds >= 2, "two values a group");
  VarianceSplit split;
  split.groups = groups.size();
  split.mean = mean_of_all(groups);
  std::vector<std::vector<double>> by_world(worlds);
  std::vector<double> group_means;
  for (std::vector<double> const& g : groups) {
    CLUSTRESS_REQUIRE(g.size() == worlds, "groups of one size");
    group_means.push_back(moments_of(g).mean());
    for (std::size_t r = 0; r < worlds; ++r) by_world[r].push_back(g[r]);
  }
  double const k = static_cast<double>(groups.size()), n = static_cast<double>(worlds);
  double rest = 0.0;
  for (std::size_t r = 0; r < worlds; ++r) {
    double const world_mean = moments_of(by_world[r]).mean();
    for (std::size_t p = 0; p < groups.size(); ++p) {
      double const e = groups[p][r] - group_means[p] - world_mean + split.mean;
      rest += e * e;
    }
  }
  double const error = rest / ((k - 1.0) * (n - 1.0));
  double const between = squares_between(groups, split.mean) / (k - 1.0);
  double const luck = squares_between(by_world, split.mean) / (n - 1.0);
  double const shared = std::max(0.0, (luck - error) / k);
  split.luck = shared + error;
  split.luck_shared = shared;
  split.between_as_estimated = (between - error) / n;
  split.between = std::max(0.0, split.between_as_estimated);
  split.mean_variance = split.between / k + shared / n + error / (k * n);
  double const factor = (1.0 + 1.0 / k) / n;
  split.degrees =
      degrees_of(split, std::array{Part{factor * between, k - 1.0}, Part{luck / (k * n), n - 1.0},
                                   Part{factor * error, (k - 1.0) * (n - 1.0)}});
  return split;
}

VarianceSplit one_way_split(std::span<std::vector<double> const> groups,
                            std::span<double const> weights) {
  VarianceSplit const split = one_way_split(groups);
  return weighted(split, groups, weights, split.luck, 0.0);
}

VarianceSplit two_way_split(std::span<std::vector<double> const> groups,
                            std::span<double const> weights) {
  VarianceSplit const split = two_way_split(groups);
  return weighted(split, groups, weights, split.luck - split.luck_shared,
                  split.luck_shared / count_of(groups.front()));
}

}  // namespace clustress
