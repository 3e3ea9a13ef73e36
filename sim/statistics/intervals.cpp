#include "sim/statistics/intervals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::vector<double> differences(std::span<double const> a, std::span<double const> b) {
  CLUSTRESS_REQUIRE(a.size() == b.size(), "a paired difference needs as many a as b");
  std::vector<double> d(a.size());
  std::transform(a.begin(), a.end(), b.begin(), d.begin(), std::minus<>());
  return d;
}

}  // namespace

Estimate mean_with_interval(std::span<double const> values, double alpha) {
  CLUSTRESS_REQUIRE(!values.empty(), "a mean needs at least one value");
  CLUSTRESS_REQUIRE(
      std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); }),
      "a mean is taken over finite values only");
  RunningMoments const m = moments_of(values);
  Estimate e{m.mean(), m.standard_error(), {-infinite, infinite}, m.count()};
  if (m.count() >= 2) {
    double const half = student_t_quantile(1.0 - alpha / 2.0, static_cast<double>(m.count() - 1)) *
                        e.standard_error;
    e.interval = {e.value - half, e.value + half};
  }
  return e;
}

Estimate paired_difference(std::span<double const> a, std::span<double const> b, double alpha) {
  return mean_with_interval(differences(a, b), alpha);
}

Estimate share_with_interval(std::size_t successes, std::size_t trials, double alpha) {
  CLUSTRESS_REQUIRE(trials > 0 && successes <= trials,
                    "a share needs trials, and no more successes than trials");
  double const n = static_cast<double>(trials);
  double const p = static_cast<double>(successes) / n;
  double const z = normal_quantile(1.0 - alpha / 2.0);
  double const shrink = 1.0 + z * z / n;
  double const centre = (p + z * z / (2.0 * n)) / shrink;
  double const half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / shrink;
  // At 0 and n one end is exactly p; rounding must not carry it past.
  return {p,
          std::sqrt(p * (1.0 - p) / n),
          {std::clamp(centre - half, 0.0, p), std::clamp(centre + half, p, 1.0)},
          trials};
}

double variance_reduction_factor(std::span<double const> a, std::span<double const> b) {
  CLUSTRESS_REQUIRE(a.size() >= 2, "variances need at least two replicates");
  double const independent = moments_of(a).variance() + moments_of(b).variance();
  double const paired = moments_of(differences(a, b)).variance();
  if (paired > 0.0) return independent / paired;
  return independent > 0.0 ? infinite : 1.0;
}

}  // namespace clustress
