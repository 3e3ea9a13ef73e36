// sim/core/vector_math.hpp — exp and log that vectorise and give the same bits on every processor.
//
// Branch-free double precision; used wherever results depend on them instead of libm, whose last
// bit differs between machines. fast_exp: |x| clamped to 700, relative error below 4e-16. fast_log:
// x > 0 finite and normal, error below 4e-16 max(1, |ln x|) for x in [1e-300, 1e300]. Checked
// against long double in tests/unit/core_vector_math.cpp. Pure; thread-safe.
#pragma once

#include <bit>
#include <cstdint>

#include "sim/core/inline.hpp"

namespace clustress {

// e^x = 2^k · e^r, k = round(x / ln 2), |r| <= ln 2 / 2; Taylor series to r^13 (remainder below
// 5e-18).
CLUSTRESS_INLINE double fast_exp(double x) {
  constexpr double log2_e = 1.4426950408889634;
  constexpr double ln2_high = 6.93147180369123816490e-01;
  constexpr double ln2_low = 1.90821492927058770002e-10;
  constexpr double shifter = 0x1.8p52;  // adding it rounds to an integer held in the low bits
  x = x > 700.0 ? 700.0 : x;
  x = x < -700.0 ? -700.0 : x;
  double const shifted = x * log2_e + shifter;
  double const k = shifted - shifter;
  double const r = (x - k * ln2_high) - k * ln2_low;
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  auto const scale = (std::bit_cast<std::uint64_t>(shifted) << 52) + (std::uint64_t{1023} << 52);
  return p * std::bit_cast<double>(scale);
}

// ln x = k ln 2 + ln m, m in [1/sqrt 2, sqrt 2), ln m = 2 atanh f, f = (m − 1)/(m + 1), f² <
// 0.0295.
CLUSTRESS_INLINE double fast_log(double x) {
  constexpr std::uint64_t half_root = 0x3fe6a09e667f3bcd;  // bits of 1/sqrt 2
  constexpr std::uint64_t bias = std::uint64_t{1023} << 52;
  auto const bits = std::bit_cast<std::uint64_t>(x);
  std::uint64_t const biased_k = (bits - half_root + bias) >> 52;
  double const m = std::bit_cast<double>(bits - (biased_k << 52) + bias);
  double const k = std::bit_cast<double>(biased_k | 0x4330000000000000) - (0x1p52 + 1023.0);
  double const f = (m - 1.0) / (m + 1.0);
  double const s = f * f;
  double p = 1.0 / 21.0;
  p = p * s + 1.0 / 19.0;
  p = p * s + 1.0 / 17.0;
  p = p * s + 1.0 / 15.0;
  p = p * s + 1.0 / 13.0;
  p = p * s + 1.0 / 11.0;
  p = p * s + 1.0 / 9.0;
  p = p * s + 1.0 / 7.0;
  p = p * s + 1.0 / 5.0;
  p = p * s + 1.0 / 3.0;
  return k * 0.69314718055994530942 + (2.0 * f + 2.0 * f * (s * p));
}

CLUSTRESS_INLINE double fast_pow(double x, double y) {
  return fast_exp(y * fast_log(x));
}

// What is left after one unit of time of what halves in `half_life` units.
CLUSTRESS_INLINE double kept_at_half_life(double half_life) {
  return fast_exp(-0.6931471805599453 / half_life);
}

}  // namespace clustress
