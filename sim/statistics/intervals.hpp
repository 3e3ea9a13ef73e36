// sim/statistics/intervals.hpp — estimates over replicates with their intervals, and how much
// pairing gains.
//
// All intervals are two-sided with error α (default 0.05). With one value the interval is the whole
// line. Values are finite; NaN is a contract violation. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>

namespace clustress {

inline constexpr double default_alpha = 0.05;

struct Interval {
  double low = 0.0;
  double high = 0.0;
  [[nodiscard]] bool contains(double x) const { return low <= x && x <= high; }
};

struct Estimate {
  double value = 0.0;
  double standard_error = 0.0;  // NaN with one value
  Interval interval;
  std::size_t count = 0;
  [[nodiscard]] bool told_from_zero() const { return !interval.contains(0.0); }
};

// Mean ± t(1 − α/2, n − 1) · s/√n (Student 1908).
Estimate mean_with_interval(std::span<double const> values, double alpha = default_alpha);
// The mean of a_i − b_i in the same way: pairs share their replicate, so what both have in common
// drops out.
Estimate paired_difference(std::span<double const> a, std::span<double const> b,
                           double alpha = default_alpha);

// A share of `trials`, with the score interval of Wilson 1927 (JASA 22): inside [0, 1], sensible at
// 0 and n. standard_error is that of the share, sqrt(p (1 − p) / n). trials > 0.
Estimate share_with_interval(std::size_t successes, std::size_t trials,
                             double alpha = default_alpha);

// [Var(a) + Var(b)] / Var(a − b): how many times more independent replicates would be needed for
// the same standard error of the difference (common random numbers; Law & Kelton 2000, ch. 11).
// Infinite if the paired difference does not vary while the levels do; 1 if nothing varies. Needs
// two pairs.
double variance_reduction_factor(std::span<double const> a, std::span<double const> b);

}  // namespace clustress
