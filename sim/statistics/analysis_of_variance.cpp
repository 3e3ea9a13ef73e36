#include "sim/statistics/analysis_of_variance.hpp"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>

#include "sim/core/contracts.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

double f_tail(double x, double numerator_degrees, double denominator_degrees) {
  CLUSTRESS_REQUIRE(x >= 0.0 && numerator_degrees > 0.0 && denominator_degrees > 0.0,
                    "F needs x >= 0 and degrees > 0");
  namespace bm = boost::math;
  return bm::cdf(bm::complement(bm::fisher_f(numerator_degrees, denominator_degrees), x));
}

namespace {

// Of n cases in k groups; sums of squares of all and within groups.
Explained explained(double n, double k, double total, double within) {
  double const mean_within = within / (n - k), between = std::max(total - within, 0.0);
  if (!(total > 0.0)) return {};
  if (!(within > 0.0)) return {1.0, 0.0};
  return {std::max(between - (k - 1.0) * mean_within, 0.0) / total,
          f_tail(between / (k - 1.0) / mean_within, k - 1.0, n - k)};
}

struct WeightedMean {
  double weight = 0.0, sum = 0.0;
  void add(WeightedCase const& one) { weight += one.weight, sum += one.weight * one.value; }
  [[nodiscard]] double value() const { return sum / weight; }
};

double squares_about(double mean, std::vector<WeightedCase> const& cases) {
  double squares = 0.0;
  for (auto const& [value, weight] : cases) squares += weight * (value - mean) * (value - mean);
  return squares;
}

}  // namespace

Explained explained_by_group(std::span<std::vector<double> const> groups) {
  RunningMoments all;
  double within = 0.0;
  for (std::vector<double> const& group : groups) {
    CLUSTRESS_REQUIRE(!group.empty(), "no group is empty");
    double const mean = moments_of(group).mean();
    for (double const x : group) {
      all.add(x);
      within += (x - mean) * (x - mean);
    }
  }
  auto const n = static_cast<double>(all.count()), k = static_cast<double>(groups.size());
  CLUSTRESS_REQUIRE(groups.size() > 1 && n > k, "two groups, and more cases than groups");
  return explained(n, k, all.variance() * (n - 1.0), within);
}

Explained explained_by_group(std::span<std::vector<WeightedCase> const> groups) {
  WeightedMean all;
  double squares = 0.0;  // of weights
  for (std::vector<WeightedCase> const& group : groups) {
    CLUSTRESS_REQUIRE(!group.empty(), "no group is empty");
    for (WeightedCase const& one : group) all.add(one), squares += one.weight * one.weight;
  }
  auto const k = static_cast<double>(groups.size());
  double const n = all.weight * all.weight / squares, scale = n / all.weight;
  CLUSTRESS_REQUIRE(groups.size() > 1, "two groups");
  if (!(n > k)) return {};
  double total = 0.0, within = 0.0;
  for (std::vector<WeightedCase> const& group : groups) {
    WeightedMean own;
    for (WeightedCase const& one : group) own.add(one);
    total += scale * squares_about(all.value(), group);
    within += scale * squares_about(own.value(), group);
  }
  return explained(n, k, total, within);
}

}  // namespace clustress
