// Inverse CDFs against Boost.Math, over the whole grid of uniforms that the model can draw.
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/laplace.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/pareto.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <clustress/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/random/field.hpp"
#include "sim/random/sampling.hpp"

using namespace clustress;

namespace {

// Uniforms of the 32-bit grid: both ends closely, the middle evenly.
std::vector<double> uniforms() {
  std::vector<double> all;
  for (std::uint32_t k = 0; k < 1000; ++k) all.push_back(to_uniform(k));
  for (std::uint32_t k = 1; k < 20'000; ++k) all.push_back(to_uniform(k * 214'748U));
  for (std::uint32_t k = 1000; k-- > 0;) all.push_back(to_uniform(~k));
  return all;
}

}  // namespace

// PPND7's relative error is about 1e-7; the smallest u of the grid is 1.2e-10.
TEST_CASE("the normal quantile is Boost's to 2e-7", "[random]") {
  boost::math::normal const law;
  for (double const u : uniforms()) {
    double const exact = boost::math::quantile(law, u);
    INFO("u = " << u);
    CHECK(std::abs(normal_variate(u) - exact) <= 2e-7 * std::abs(exact) + 1e-12);
  }
  CHECK(normal_variate(0.5) == 0.0);
}

TEST_CASE("the exponential quantile is Boost's", "[random]") {
  for (double const mean : {0.01, 1.0, 40.0}) {
    boost::math::exponential const law(1.0 / mean);
    for (double const u : uniforms()) {
      REQUIRE(std::abs(exponential_quantile(u, mean) - boost::math::quantile(law, u)) <=
              1e-14 * mean);
    }
  }
}

TEST_CASE("the Pareto quantile is Boost's", "[random]") {
  for (double const exponent : {1.06, 2.75}) {
    boost::math::pareto const law(1.0, exponent);
    for (double const u : uniforms()) {
      REQUIRE(pareto_quantile(u, 1.0, exponent) ==
              Approx(boost::math::quantile(law, u)).epsilon(1e-13));
    }
  }
}

// The mixture 1−p at zero, p Laplace(b): below p/2 it is the Laplace quantile at u/p, above 1 − p/2
// its mirror, else 0.
TEST_CASE("the quantile of rare Laplace shocks is the mixture's", "[random]") {
  for (double const p : {0.05, 0.3, 1.0}) {
    boost::math::laplace const law(0.0, 0.2);
    for (double const u : uniforms()) {
      double const x = rare_laplace_quantile(u, p, 0.2);
      double const exact = u < p / 2 ? boost::math::quantile(law, u / p)
                           : u > 1 - p / 2
                               ? boost::math::quantile(boost::math::complement(law, (1 - u) / p))
                               : 0.0;
      REQUIRE(std::abs(x - exact) <= 1e-14);
    }
  }
}

// Raising a probability may only turn noes to yeses, so no quantile may ever step back, not even by
// its rounding.
TEST_CASE("quantiles do not decrease in u", "[random]") {
  double normal = -1e9, exponential = -1e9, laplace = -1e9, pareto = -1e9;
  for (double const u : uniforms()) {
    CHECK(normal_variate(u) > normal);
    CHECK(exponential_quantile(u, 2.0) >= exponential);
    CHECK(rare_laplace_quantile(u, 0.3, 0.2) >= laplace);
    CHECK(pareto_quantile(u, 1.0, 1.5) >= pareto);
    normal = normal_variate(u);
    exponential = exponential_quantile(u, 2.0);
    laplace = rare_laplace_quantile(u, 0.3, 0.2);
    pareto = pareto_quantile(u, 1.0, 1.5);
  }
}

TEST_CASE("the normal quantile does not step back where its two formulas meet", "[random]") {
  for (double const meeting : {0.075, 0.925}) {
    auto const start = static_cast<std::uint32_t>(meeting * 4294967296.0) - 2000U;
    double before = normal_variate(to_uniform(start - 1U));
    int steps_back = 0;
    double deepest = 0;
    for (std::uint32_t k = 0; k < 4000; ++k) {
      double const now = normal_variate(to_uniform(start + k));
      if (now < before) {
        ++steps_back;
        deepest = std::max(deepest, before - now);
      }
      before = now;
    }
    INFO("deepest step back " << deepest);
    CHECK(steps_back == 0);
  }
}

// k is the answer if cdf(k−1) < u <= cdf(k). The own sum of probabilities is good to about 1e-9
// (rounding in ln k! of a large k), so u is accepted this far on the wrong side of a step. Seen to
// fail with < in place of <= for k and with a start two standard deviations below the mean.
TEST_CASE("the Poisson quantile is where Boost's cdf passes u", "[random]") {
  RandomField const field(3, 0);
  for (double const mean : {0.1, 0.7, 1.0, 3.3, 11.9, 12.0, 57.0, 1234.5, 1e4, 1e5, 1e6}) {
    boost::math::poisson const law(mean);
    for (std::uint64_t k = 0; k < 300; ++k) {
      double const u = k == 0 ? 1e-12 : k == 1 ? 1 - 1e-9 : field.uniform(k, 0, Purpose::test);
      auto const x = static_cast<double>(poisson_quantile(u, mean));
      INFO("mean " << mean << " u " << u << " k " << x);
      CHECK(boost::math::cdf(law, x) >= u - 3e-9);
      if (x > 0) CHECK(boost::math::cdf(law, x - 1) < u + 3e-9);
    }
  }
}

TEST_CASE("the Poisson quantile does not decrease in u or in the mean", "[random]") {
  RandomField const field(4, 0);
  for (std::uint64_t k = 0; k < 200; ++k) {
    double const u = field.uniform(k, 0, Purpose::test);
    std::int64_t before = 0;
    for (double mean = 0.05; mean < 2e5; mean *= 1.013) {
      std::int64_t const now = poisson_quantile(u, mean);
      CHECK(now >= before);
      CHECK(poisson_quantile(u, mean * (1 + 1e-5)) >= now);
      CHECK(poisson_quantile(std::min(u + 0.01, 1 - 1e-9), mean) >= now);
      before = now;
    }
  }
}

TEST_CASE("the Poisson quantile is 0 without a mean and bounded with an absurd one", "[random]") {
  CHECK(poisson_quantile(0.99, 0.0) == 0);
  CHECK(poisson_quantile(0.99, -1.0) == 0);
  CHECK(poisson_quantile(0.99, std::nan("")) == 0);
  CHECK(poisson_quantile(0.5, 1e300) == poisson_quantile(0.5, 1e6));
  CHECK(poisson_quantile(1 - 1e-16, 1e6) < 1'010'000);
}
