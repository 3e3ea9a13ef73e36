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
  double const total = all.variance() * (n - 1.0), mean_within = within / (n - k),
               between = std::max(total - within, 0.0);
  if (!(total > 0.0)) return {};
  if (!(within > 0.0)) return {1.0, 0.0};
  return {std::max(between - (k - 1.0) * mean_within, 0.0) / total,
          f_tail(between / (k - 1.0) / mean_within, k - 1.0, n - k)};
}

}  // namespace clustress
