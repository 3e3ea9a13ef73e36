// sim/random/sampling.hpp — from a uniform in (0, 1) to a variate, by inverse CDF: raising a
// probability only turns noes to yeses.
//
// All functions are increasing in u (poisson_quantile: non-decreasing in u and in its mean), pure,
// branch-free where they are used in loops over firms, and give the same bits on every processor.
#pragma once

#include <cstdint>

#include "sim/core/vector_math.hpp"

namespace clustress {

// sqrt of x >= 0 by the hardware instruction (correctly rounded everywhere).
CLUSTRESS_INLINE double square_root(double x) {
  return __builtin_sqrt(x);
}

// Standard normal quantile, Wichura 1988 (AS 241, PPND7): relative error about 1e-7, for 1e-10 < u
// < 1 − 1e-10.
CLUSTRESS_INLINE double normal_variate(double u) {
  double const q = u - 0.5;
  double const r = 0.180625 - q * q;
  double const central =
      q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
      (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1.0);
  double const tail = u < 0.5 ? u : 1.0 - u;
  double const t = square_root(-fast_log(tail)) - 1.6;
  double const size = (((0.17023821103 * t + 1.3067284816) * t + 2.7568153900) * t + 1.4234372777) /
                      ((0.12021132975 * t + 0.73700164250) * t + 1.0);
  double const outer = q < 0.0 ? -size : size;
  return r >= 0.0 ? central : outer;  // r < 0 where |q| > 0.425
}

// Exponential with the given mean.
CLUSTRESS_INLINE double exponential_quantile(double u, double mean) {
  return -mean * fast_log(1.0 - u);
}

// 0 with probability 1 − arrival, else Laplace with scale b: the mixture's quantile.
CLUSTRESS_INLINE double rare_laplace_quantile(double u, double arrival, double b) {
  double const tail = u < 0.5 ? u : 1.0 - u;
  double const depth = 2.0 * tail / arrival;
  double const size = -b * fast_log(depth < 1.0 ? depth : 1.0);
  return u < 0.5 ? -size : size;
}

// Pareto with CCDF (x / low)^−exponent, x >= low.
CLUSTRESS_INLINE double pareto_quantile(double u, double low, double exponent) {
  return low * fast_exp(-fast_log(1.0 - u) / exponent);
}

// Smallest k with P(Poisson(mean) <= k) >= u; mean in [0, 1e6], else clamped. O(sqrt(mean)) steps
// from near the mode.
std::int64_t poisson_quantile(double u, double mean);

}  // namespace clustress
