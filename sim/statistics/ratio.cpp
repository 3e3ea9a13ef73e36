#include "sim/statistics/ratio.hpp"

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
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Roots of A θ² − 2 B θ + C = 0 for A ≠ 0, ascending; the form avoids cancellation between B and
// the root.
Interval roots(double a, double b, double c, double discriminant) {
  double const q = b + std::copysign(std::sqrt(discriminant), b);
  double const first = q / a;
  double const second = q != 0.0 ? c / q : first;
  return {std::min(first, second), std::max(first, second)};
}

}  // namespace

std::string_view name_of(RatioSet kind) {
  switch (kind) {
    case RatioSet::bounded:
      return "bounded";
    case RatioSet::outside:
      return "outside";
    case RatioSet::whole_line:
      return "whole_line";
    case RatioSet::undefined:
      return "undefined";
  }
  return "";
}

bool RatioEstimate::contains(double theta) const {
  switch (kind) {
    case RatioSet::bounded:
      return bounds.contains(theta);
    case RatioSet::outside:
      return theta <= bounds.low || theta >= bounds.high;
    case RatioSet::whole_line:
      return true;
    case RatioSet::undefined:
      return false;
  }
  return false;
}

RatioEstimate ratio_of_means(std::span<double const> y, std::span<double const> x, double alpha) {
  CLUSTRESS_REQUIRE(!y.empty(), "a ratio needs at least one pair");
  RunningCovariance const m = covariance_of(y, x);
  double const ybar = m.x().mean(), xbar = m.y().mean();
  bool const no_denominator = std::all_of(x.begin(), x.end(), [](double v) { return v == 0.0; });
  if (no_denominator) return {not_a_number, RatioSet::undefined, {not_a_number, not_a_number}};
  RatioEstimate r{
      xbar != 0.0 ? ybar / xbar : not_a_number, RatioSet::whole_line, {-infinite, infinite}};
  if (y.size() < 2) return r;

  double const n = static_cast<double>(y.size());
  double const t = student_t_quantile(1.0 - alpha / 2.0, n - 1.0);
  double const a = xbar * xbar - t * t * m.y().variance() / n;
  double const b = xbar * ybar - t * t * m.covariance() / n;
  double const c = ybar * ybar - t * t * m.x().variance() / n;
  double const discriminant = b * b - a * c;
  if (a > 0.0) {
    r.kind = RatioSet::bounded;
    // θ = ȳ/x̄ is always in the set, so a negative discriminant is rounding of a single point.
    r.bounds = roots(a, b, c, std::max(0.0, discriminant));
    r.bounds = {std::min(r.bounds.low, r.value), std::max(r.bounds.high, r.value)};
  } else if (a < 0.0 && discriminant > 0.0) {
    r.kind = RatioSet::outside;
    r.bounds = roots(a, b, c, discriminant);
  } else if (a == 0.0 && b != 0.0) {  // the border case: a half line
    r.kind = RatioSet::outside;
    r.bounds = b > 0.0 ? Interval{-infinite, c / (2.0 * b)} : Interval{c / (2.0 * b), infinite};
  }
  return r;
}

Estimate difference_of_ratios(std::span<double const> y1, std::span<double const> x1,
                              std::span<double const> y2, std::span<double const> x2,
                              double alpha) {
  CLUSTRESS_REQUIRE(
      y1.size() == x1.size() && y2.size() == x2.size() && y1.size() == y2.size() && !y1.empty(),
      "a difference of ratios needs four values a replicate");
  double const d1 = moments_of(x1).mean(), d2 = moments_of(x2).mean();
  CLUSTRESS_REQUIRE(d1 != 0.0 && d2 != 0.0,
                    "a difference of ratios needs denominators that are not 0");
  double const r1 = moments_of(y1).mean() / d1, r2 = moments_of(y2).mean() / d2;
  std::vector<double> influence(y1.size());
  for (std::size_t i = 0; i < y1.size(); ++i) {
    influence[i] = r1 - r2 + (y1[i] - r1 * x1[i]) / d1 - (y2[i] - r2 * x2[i]) / d2;
  }
  return mean_with_interval(influence, alpha);
}

}  // namespace clustress
