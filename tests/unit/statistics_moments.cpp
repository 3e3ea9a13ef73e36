// Expectations are worked out by hand beside each test.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"

using namespace clustress;

// 2 4 4 4 5 5 7 9: mean 5, squared deviations 9+1+1+1+0+0+4+16 = 32, variance 32/7.
TEST_CASE("running moments equal the textbook formulas", "[statistics]") {
  std::vector<double> const values{2, 4, 4, 4, 5, 5, 7, 9};
  RunningMoments const m = moments_of(values);
  CHECK(m.count() == 8);
  CHECK(m.mean() == Approx(5.0));
  CHECK(m.variance() == Approx(32.0 / 7.0));
  CHECK(m.standard_error() == Approx(std::sqrt(32.0 / 7.0 / 8.0)));
  CHECK(std::isnan(RunningMoments().variance()));
}

// 1e9 + {4, 7, 13, 16}: variance 30 (the sum-of-squares formula loses it: its terms are 1e18 apart
// from each other by 4e10).
TEST_CASE("running moments keep a small variance on a large mean", "[statistics]") {
  std::vector<double> const values{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
  CHECK(moments_of(values).variance() == Approx(30.0).epsilon(1e-12));
}

TEST_CASE("merged moments equal those of all values, also with an empty side", "[statistics]") {
  std::vector<double> const all{3.5, -1.0, 8.0, 2.25, 0.5, 11.0, -4.0};
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    RunningMoments left, right;
    for (std::size_t i = 0; i < all.size(); ++i) (i < cut ? left : right).add(all[i]);
    left.merge(right);
    CHECK(left.count() == all.size());
    CHECK(left.mean() == Approx(moments_of(all).mean()));
    CHECK(left.variance() == Approx(moments_of(all).variance()));
  }
}

// x 1 2 3 4, y 2 4 5 9: deviations (-1.5,-3)(-.5,-1)(.5,0)(1.5,4): products 4.5+.5+0+6 = 11,
// covariance 11/3; squares 5 and 26, correlation 11/sqrt(130).
TEST_CASE("covariance, its merge and correlation", "[statistics]") {
  std::vector<double> const x{1, 2, 3, 4}, y{2, 4, 5, 9};
  RunningCovariance const c = covariance_of(x, y);
  CHECK(c.covariance() == Approx(11.0 / 3.0));
  CHECK(c.correlation() == Approx(11.0 / std::sqrt(130.0)));
  RunningCovariance left, right;
  for (std::size_t i = 0; i < 4; ++i) (i < 1 ? left : right).add(x[i], y[i]);
  left.merge(right);
  CHECK(left.covariance() == Approx(11.0 / 3.0));
  RunningCovariance empty;
  empty.merge(c);
  CHECK(empty.covariance() == Approx(11.0 / 3.0));
  CHECK_THROWS_AS(covariance_of(x, std::vector<double>{1.0}), ContractViolation);
}

// Five values, p = 0.9: h = 3.6, so 4 + 0.6 (10 − 4) = 7.6; type 6 would give 10.
TEST_CASE("quantiles are of type 7", "[statistics]") {
  CHECK(quantile({10, 1, 3, 2, 4}, 0.9) == Approx(7.6));
  CHECK(quantile({10, 1, 3, 2, 4}, 0.0) == 1.0);
  CHECK(quantile({10, 1, 3, 2, 4}, 1.0) == 10.0);
  CHECK(median({1, 2, 3, 4}) == Approx(2.5));
  CHECK(quantile({7}, 0.3) == 7.0);
  CHECK_THROWS_AS(quantile({}, 0.5), ContractViolation);
  CHECK_THROWS_AS(quantile({1.0}, 1.5), ContractViolation);
}

// 1 2 3 4: Σ|x_i − x_j| = 2 (1+2+3+1+2+1) = 20; over 2 n² mean = 80: 0.25. One of n owns all: 1 −
// 1/n.
TEST_CASE("Gini is the mean absolute difference over twice the mean", "[statistics]") {
  CHECK(gini({4, 2, 3, 1}) == Approx(0.25));
  CHECK(gini({0, 0, 0, 5}) == Approx(0.75));
  CHECK(gini({3, 3, 3}) == Approx(0.0).margin(1e-15));
  CHECK(gini({0, 0}) == 0.0);
  CHECK_THROWS_AS(gini({1, -1}), ContractViolation);
}

// 0 … 10: the 90th percentile is 9, the 10th is 1.
TEST_CASE("90/10 ratio", "[statistics]") {
  CHECK(ratio_90_10({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) == Approx(9.0));
  CHECK(ratio_90_10({0, 0, 0, 1}) == std::numeric_limits<double>::infinity());
}

// 1 … 9 and a tenth value x: median 5.5, distances from it 0.5, 0.5, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5,
// 4.5 and x − 5.5, their median 2.5, robust SD 3.7065; ten of them are reached at x = 42.565, and
// by symmetry at −32.565. Seen to fail with the mean in place of the median.
TEST_CASE("a world far from all others is an outlier", "[statistics]") {
  CHECK(outlier_count({1, 2, 3, 4, 5, 6, 7, 8, 9, 42.5}, 10.0) == 0);
  CHECK(outlier_count({1, 2, 3, 4, 5, 6, 7, 8, 9, 42.6}, 10.0) == 1);
  CHECK(outlier_count({1, 2, 3, 4, 5, 6, 7, 8, 9, -32.6}, 10.0) == 1);
  CHECK(outlier_count({1, 2, 3, 4, 5, 6, 1000}, 10.0) == 0);        // too few to tell
  CHECK(outlier_count({0, 0, 0, 0, 0, 0, 0, 0, 0, 3}, 10.0) == 0);  // no spread to measure with
}
