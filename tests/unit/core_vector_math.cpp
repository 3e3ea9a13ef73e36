// exp and log of the model: held against long double, pinned bit for bit, and equal on all
// instruction sets.
#include <algorithm>
#include <bit>
#include <clustress/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/core/vector_math.hpp"
#include "sim/random/field.hpp"
#include "sim/random/sampling.hpp"

using namespace clustress;

namespace {

constexpr std::uint64_t points = 200'000;

// The k-th of many points spread over (low, high).
double point(std::uint64_t k, double low, double high) {
  return low + (high - low) * RandomField(7, 0).uniform(k, 0, Purpose::test);
}

// A loop as the kernels have it; compiled below for three instruction sets from the same source.
CLUSTRESS_INLINE void mixture(std::size_t n, double const* x, double const* u, double* y) {
  for (std::size_t i = 0; i < n; ++i) {
    double const growth =
        0.078 * x[i] + rare_laplace_quantile(u[i], 0.3, 0.2) + normal_variate(u[i]) * 0.07;
    y[i] = fast_exp(growth) * 1.25 + fast_log(u[i]) / (1.0 + x[i] * x[i]) -
           fast_pow(u[i], 0.4) * x[i] + square_root(u[i]);
  }
}
__attribute__((noinline)) void plain(std::size_t n, double const* x, double const* u, double* y) {
  mixture(n, x, u, y);
}
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__((target("arch=x86-64-v3"))) void avx2(std::size_t n, double const* x, double const* u,
                                                    double* y) {
  mixture(n, x, u, y);
}
__attribute__((target("arch=x86-64-v4"))) void avx512(std::size_t n, double const* x,
                                                      double const* u, double* y) {
  mixture(n, x, u, y);
}
#endif

}  // namespace

TEST_CASE("fast_exp is within 4e-16 of long double over its whole range", "[core]") {
  long double worst = 0;
  for (std::uint64_t k = 0; k < points; ++k) {
    // where the model works, more closely
    double const x = k % 2 == 0 ? point(k, -700, 700) : point(k, -2, 2);
    long double const exact = std::exp(static_cast<long double>(x));
    worst = std::max(worst, std::abs(fast_exp(x) - exact) / exact);
  }
  CHECK(worst < 4e-16L);
  CHECK(fast_exp(0.0) == 1.0);
  CHECK(fast_exp(1000.0) == fast_exp(700.0));
  CHECK(fast_exp(-1000.0) == fast_exp(-700.0));
}

// Measured: 2.5e-16 max(1, |ln x|); half an ulp of the result is 1.1e-16 of it.
TEST_CASE("fast_log is within 4e-16 max(1, |ln x|) of long double from 1e-300 to 1e300", "[core]") {
  long double worst = 0;
  for (std::uint64_t k = 0; k < points; ++k) {
    double const x = k % 2 == 0 ? std::pow(10.0, point(k, -300, 300)) : point(k, 0.3, 3.0);
    long double const exact = std::log(static_cast<long double>(x));
    worst = std::max(worst, std::abs(fast_log(x) - exact) / std::max(1.0L, std::abs(exact)));
  }
  CHECK(worst < 4e-16L);
  CHECK(fast_log(1.0) == 0.0);
}

// Near 1 the absolute bound says nothing of the digits of ln(1 + d) ~ d; small growth rates live
// there. d is a power of two, so that 1 + d is exact.
TEST_CASE("fast_log keeps its digits near 1", "[core]") {
  for (int power = 5; power <= 40; ++power) {
    for (double const sign : {1.0, -1.0}) {
      double const d = sign * std::ldexp(1.0, -power);
      CHECK(fast_log(1.0 + d) == Approx(std::log1p(d)).epsilon(1e-15 * 8));
    }
  }
}

TEST_CASE("exp and log undo each other and do not decrease", "[core]") {
  double before_exp = 0, before_log = -1e9;
  for (int k = 0; k <= 20'000; ++k) {
    double const x = -10.0 + k * 1e-3;
    double const e = fast_exp(x), l = fast_log(1e-3 * (k + 1));
    CHECK((e > before_exp && l > before_log));
    CHECK(std::abs(fast_log(e) - x) < 1e-14);
    before_exp = e;
    before_log = l;
  }
}

// Worked out by a transcription of the formulas into another language (IEEE doubles, one rounding
// an operation). Seen to fail when compiled with -ffp-contract=fast -mfma, and with one more term
// of the series.
TEST_CASE("exp and log have these bits, whatever the compiler and the processor", "[core]") {
  struct Pin {
    double x;
    std::uint64_t bits;
  };
  constexpr Pin exp_pins[] = {
      {-700, 0x00d14f2b0fb9307f},    {-300.5, 0x24d629f5b5352a54}, {-1, 0x3fd78b56362cef38},
      {-0.001, 0x3feff7cfe56f1a9e},  {0, 0x3ff0000000000000},      {1e-9, 0x3ff000000044b830},
      {0.1, 0x3ff1aec7b35a00d4},     {0.5, 0x3ffa61298e1e069c},    {1, 0x4005bf0a8b14576a},
      {2.5, 0x40285d6fd931e0bb},     {10, 0x40d5829dcf950560},     {100.25, 0x48f8c39b9134bac4},
      {700, 0x7f0d945df4f8ec8e},     {0.34, 0x3ff67aaa532108be},   {0.3465, 0x3ff6a03146cf6ead},
      {-0.3463, 0x3fe6a2342a6ee728}, {1.04, 0x4006a23c87af69e8}};
  constexpr Pin log_pins[] = {
      {1e-300, 0xc085963447f87fb5},    {1e-10, 0xc037069e2aa2aa5a},
      {0.1, 0xc0026bb1bbb55515},       {0.70710678118654757, 0xbfd62e42fefa39ee},
      {0.999, 0xbf5064670d979b73},     {1, 0x0000000000000000},
      {1.0000001, 0x3e7ad7f2847b6491}, {1.4142135623730951, 0x3fd62e42fefa39f0},
      {2, 0x3fe62e42fefa39ef},         {3, 0x3ff193ea7aad030a},
      {10, 0x40026bb1bbb55515},        {12345.678, 0x4022d79559791e31},
      {1e300, 0x4085963447f87fb5},     {1.41, 0x3fd5fd5fabe64083},
      {0.708, 0xbfd6199415f06e92},     {2.8, 0x3ff0795235c1ea1b},
      {0.3546, 0xbff09696c6c2f69b}};
  for (Pin const& pin : exp_pins) {
    double volatile x = pin.x;  // computed when the program runs, not by the compiler
    INFO("exp " << pin.x);
    CHECK(std::bit_cast<std::uint64_t>(fast_exp(x)) == pin.bits);
  }
  for (Pin const& pin : log_pins) {
    double volatile x = pin.x;
    INFO("log " << pin.x);
    CHECK(std::bit_cast<std::uint64_t>(fast_log(x)) == pin.bits);
  }
}

// Seen to fail with -ffp-contract=fast.
TEST_CASE("one loop gives the same bits for all instruction sets of this processor", "[core]") {
  constexpr std::size_t n = 10'007;  // not a multiple of any vector width
  std::vector<double> x(n), u(n), expected(n), y(n);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = point(i, -3, 3);
    u[i] = point(i + n, 0, 1);
  }
  plain(n, x.data(), u.data(), expected.data());
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
  auto const same = [&] {
    return std::equal(y.begin(), y.end(), expected.begin(), [](double a, double b) {
      return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    });
  };
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    avx2(n, x.data(), u.data(), y.data());
    CHECK(same());
  }
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq")) {
    avx512(n, x.data(), u.data(), y.data());
    CHECK(same());
  }
#endif
  double const one_by_one = [&] {
    double value = 0;
    plain(1, &x[5], &u[5], &value);
    return value;
  }();
  CHECK(std::bit_cast<std::uint64_t>(one_by_one) == std::bit_cast<std::uint64_t>(expected[5]));
}
