// Lines, tails and the Subbotin shape on data whose answer is known without the code under test.
#include <clustress/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/regression.hpp"
#include "sim/statistics/subbotin.hpp"

using namespace clustress;

// Anscombe 1973 (The American Statistician 27), first set: slope 0.500, intercept 3.00, standard
// error of the slope 0.118.
TEST_CASE("least squares gives Anscombe's line", "[statistics]") {
  std::vector<double> const x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  std::vector<double> const y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  LineFit const fit = fit_line(x, y);
  CHECK(fit.slope == Approx(0.5001).epsilon(1e-3));
  CHECK(fit.intercept == Approx(3.0001).epsilon(1e-3));
  CHECK(fit.slope_standard_error == Approx(0.1179).epsilon(1e-3));
  CHECK_THROWS_AS(fit_line(std::vector<double>{1, 1}, std::vector<double>{1, 2}),
                  ContractViolation);
}

// Sizes (i − 1/2)^(−1/ζ) lie exactly on the line; scale and values below the cut do not matter.
// Standard error ζ √(2/n).
TEST_CASE("the tail exponent of exact power-law sizes is the exponent", "[statistics]") {
  std::vector<double> sizes;
  for (int i = 1; i <= 200; ++i) sizes.push_back(1000.0 * std::pow(i - 0.5, -1.0 / 1.06));
  double const cut = sizes.back();
  sizes.insert(sizes.end(), 500, cut / 2.0);
  TailExponent const t = tail_exponent(sizes, cut);
  CHECK(t.count == 200);
  CHECK(t.exponent == Approx(1.06));
  CHECK(t.standard_error == Approx(1.06 * 0.1));
  CHECK(std::isnan(tail_exponent(sizes, 1e9).exponent));
}

// Values at the (i − 1/2)/n quantiles of a distribution are as good a sample of it as there is: b
// within 2 % at n = 20,000.
TEST_CASE("Subbotin shape: Laplace is 1, normal is 2, with scale and location", "[statistics]") {
  int const n = 20'000;
  std::vector<double> laplace, normal;
  for (int i = 1; i <= n; ++i) {
    double const u = (i - 0.5) / n;
    laplace.push_back(0.3 + 0.1 * (u < 0.5 ? std::log(2.0 * u) : -std::log(2.0 * (1.0 - u))));
    normal.push_back(-1.0 + 0.5 * normal_quantile(u));
  }
  SubbotinFit const l = fit_subbotin(laplace);
  CHECK(l.shape == Approx(1.0).epsilon(0.02));
  CHECK(l.scale == Approx(0.1).epsilon(0.02));
  CHECK(l.location == Approx(0.3).margin(0.001));
  SubbotinFit const g = fit_subbotin(normal);
  CHECK(g.shape == Approx(2.0).epsilon(0.02));
  CHECK(g.scale == Approx(0.5).epsilon(0.02));
  CHECK(g.location == Approx(-1.0).margin(0.001));
}

// The log-likelihood written out from the density is largest at the fit: no small step in b, a or μ
// improves it.
TEST_CASE("Subbotin fit is a maximum of the likelihood, also for skewed data", "[statistics]") {
  std::vector<double> values;
  for (int i = 1; i <= 300; ++i) {
    double const z = normal_quantile((i - 0.5) / 300.0);
    values.push_back(z < 0.0 ? z : 2.0 * z);  // a normal with a wider right half
  }
  SubbotinFit const fit = fit_subbotin(values);
  REQUIRE(fit.shape > 1.0);  // below, the location is the median by definition
  REQUIRE(fit.shape < 9.0);
  auto const log_likelihood = [&](double b, double a, double m) {
    double sum = 0.0;
    for (double const x : values) {
      sum -= std::pow(std::abs(x - m) / a, b) / b +
             std::log(2.0 * a * std::pow(b, 1.0 / b) * std::tgamma(1.0 + 1.0 / b));
    }
    return sum;
  };
  double const best = log_likelihood(fit.shape, fit.scale, fit.location);
  for (double const f : {0.99, 1.01}) {
    CHECK(log_likelihood(fit.shape * f, fit.scale, fit.location) < best);
    CHECK(log_likelihood(fit.shape, fit.scale * f, fit.location) < best);
    CHECK(log_likelihood(fit.shape, fit.scale, fit.location * f) < best);
  }
}

TEST_CASE("a shape needs values that differ", "[statistics]") {
  CHECK_THROWS_AS(fit_subbotin(std::vector<double>(5, 1.0)), ContractViolation);
  CHECK_THROWS_AS(fit_subbotin(std::vector<double>(50, 1.0)), ContractViolation);
}
