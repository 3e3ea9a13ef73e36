// Expectations come from printed tables and from the definition of an interval as the set of values
// a test does not reject.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/intervals.hpp"
#include "sim/statistics/ratio.hpp"

using namespace clustress;

// Student's t, 0.975: 12.706 (1), 2.2622 (9), 1.9840 (100); normal 1.95996; Fisher & Yates tables.
TEST_CASE("quantiles agree with printed tables", "[statistics]") {
  CHECK(student_t_quantile(0.975, 1) == Approx(12.7062).epsilon(1e-5));
  CHECK(student_t_quantile(0.975, 9) == Approx(2.26216).epsilon(1e-5));
  CHECK(student_t_quantile(0.025, 100) == Approx(-1.98397).epsilon(1e-5));
  CHECK(normal_quantile(0.975) == Approx(1.959964).epsilon(1e-6));
  CHECK(normal_cdf(normal_quantile(0.2)) == Approx(0.2));
  CHECK_THROWS_AS(normal_quantile(0.0), ContractViolation);
}

// Four fair coins: cumulative 1/16, 5/16, 11/16, 15/16, 1. The smallest k with at least 0.3 is 1,
// with at least 0.7 is 3.
TEST_CASE("the binomial quantile is the smallest count that reaches the probability",
          "[statistics]") {
  CHECK(binomial_quantile(0.05, 4, 0.5) == 0);
  CHECK(binomial_quantile(0.3, 4, 0.5) == 1);
  CHECK(binomial_quantile(0.7, 4, 0.5) == 3);
  CHECK(binomial_quantile(0.99, 4, 0.5) == 4);
}

// 1 2 3 4 5: mean 3, s² = 2.5, s/√5 = √0.5, t(0.975, 4) = 2.77645.
TEST_CASE("mean with t-interval", "[statistics]") {
  Estimate const e = mean_with_interval(std::vector<double>{1, 2, 3, 4, 5});
  CHECK(e.value == Approx(3.0));
  CHECK(e.standard_error == Approx(std::sqrt(0.5)));
  CHECK(e.interval.low == Approx(3.0 - 2.776445 * std::sqrt(0.5)).epsilon(1e-6));
  CHECK(e.interval.high == Approx(3.0 + 2.776445 * std::sqrt(0.5)).epsilon(1e-6));
  CHECK(e.told_from_zero());
  CHECK_FALSE(mean_with_interval(std::vector<double>{-1, 1.5}).told_from_zero());
}

TEST_CASE("one value has a mean and no interval; a constant has an interval of one point",
          "[statistics]") {
  Estimate const one = mean_with_interval(std::vector<double>{4.0});
  CHECK(one.value == 4.0);
  CHECK(one.interval.low == -std::numeric_limits<double>::infinity());
  CHECK_FALSE(one.told_from_zero());
  Estimate const constant = mean_with_interval(std::vector<double>{0.0, 0.0, 0.0});
  CHECK(constant.interval.low == 0.0);
  CHECK(constant.interval.high == 0.0);
  CHECK_FALSE(constant.told_from_zero());
  CHECK_THROWS_AS(mean_with_interval(std::vector<double>{1.0, std::nan("")}), ContractViolation);
  CHECK_THROWS_AS(mean_with_interval(std::vector<double>{}), ContractViolation);
}

// Levels 100 apart, differences 1 2 3: the interval is that of 1 2 3.
TEST_CASE("a paired difference is the mean of the differences", "[statistics]") {
  Estimate const e =
      paired_difference(std::vector<double>{101, 202, 303}, std::vector<double>{100, 200, 300});
  Estimate const expected = mean_with_interval(std::vector<double>{1, 2, 3});
  CHECK(e.value == Approx(2.0));
  CHECK(e.interval.low == Approx(expected.interval.low));
}

// Newcombe 1998 (Statistics in Medicine 17), score method without continuity correction.
TEST_CASE("Wilson intervals equal Newcombe's published examples", "[statistics]") {
  struct Case {
    std::size_t successes, trials;
    double low, high;
  };
  for (Case const c : {Case{81, 263, 0.2553, 0.3662}, Case{15, 148, 0.0624, 0.1605},
                       Case{0, 20, 0.0, 0.1611}, Case{1, 29, 0.0061, 0.1718}}) {
    Estimate const e = share_with_interval(c.successes, c.trials);
    CHECK(e.interval.low == Approx(c.low).margin(5e-5));
    CHECK(e.interval.high == Approx(c.high).margin(5e-5));
  }
  CHECK(share_with_interval(20, 20).interval.high == 1.0);
  CHECK(share_with_interval(0, 20).interval.low == 0.0);
  CHECK_THROWS_AS(share_with_interval(1, 0), ContractViolation);
}

// a varies by 100, b by 100, a − b is 1 2 3: (10000 + 10000 + small)/1. Var{101,202,303} = 10201,
// Var{100,200,300} = 10000.
TEST_CASE("variance reduction factor", "[statistics]") {
  std::vector<double> const a{101, 202, 303}, b{100, 200, 300};
  CHECK(variance_reduction_factor(a, b) == Approx(20201.0));
  CHECK(variance_reduction_factor(a, a) == std::numeric_limits<double>::infinity());
  CHECK(variance_reduction_factor(std::vector<double>{1, 1}, std::vector<double>{2, 2}) == 1.0);
}

// The bounds of a Fieller set are the θ at which the t-test of mean(y − θ x) = 0 is just rejected.
void check_bound(std::vector<double> const& y, std::vector<double> const& x, double theta) {
  std::vector<double> d(y.size());
  for (std::size_t i = 0; i < y.size(); ++i) d[i] = y[i] - theta * x[i];
  Estimate const e = mean_with_interval(d);
  double const scale = std::abs(e.interval.high - e.interval.low);
  CHECK(std::min(std::abs(e.interval.low), std::abs(e.interval.high)) < 1e-9 * scale);
}

TEST_CASE("Fieller: a denominator far from 0 gives a bounded interval around the ratio",
          "[statistics]") {
  std::vector<double> const y{20, 23, 19, 22, 21}, x{10, 11, 9, 10.5, 10};
  RatioEstimate const r = ratio_of_means(y, x);
  REQUIRE(r.kind == RatioSet::bounded);
  CHECK(r.value == Approx(105.0 / 50.5));
  CHECK(r.bounds.low < r.value);
  CHECK(r.bounds.high > r.value);
  check_bound(y, x, r.bounds.low);
  check_bound(y, x, r.bounds.high);
  CHECK(r.contains(r.value));
  CHECK_FALSE(r.contains(r.bounds.high + 1e-6));
}

TEST_CASE("Fieller: a denominator that may be 0 gives all outside an interval", "[statistics]") {
  std::vector<double> const y{20, 23, 19, 22, 21}, x{1, -1, 3, -2, 0.5};
  RatioEstimate const r = ratio_of_means(y, x);
  REQUIRE(r.kind == RatioSet::outside);
  CHECK(r.bounds.low < 0.0);
  CHECK(r.bounds.high > 0.0);
  check_bound(y, x, r.bounds.low);
  check_bound(y, x, r.bounds.high);
  CHECK(r.contains(r.value));
  CHECK_FALSE(r.contains(0.0));
}

TEST_CASE("Fieller: both may be 0, nothing can be said", "[statistics]") {
  RatioEstimate const r =
      ratio_of_means(std::vector<double>{1, -1, 2, -1.5}, std::vector<double>{1, 2, -3, 1});
  CHECK(r.kind == RatioSet::whole_line);
  CHECK(r.contains(-1e300));
  CHECK(ratio_of_means(std::vector<double>{1.0}, std::vector<double>{2.0}).kind ==
        RatioSet::whole_line);
}

TEST_CASE("a ratio over a denominator that is always 0 is undefined", "[statistics]") {
  RatioEstimate const r =
      ratio_of_means(std::vector<double>{1, 2, 3}, std::vector<double>{0, 0, 0});
  CHECK(r.kind == RatioSet::undefined);
  CHECK(std::isnan(r.value));
  CHECK_FALSE(r.contains(0.0));
}

// A numerator that is exactly twice the denominator leaves no doubt about the ratio.
TEST_CASE("Fieller: an exact ratio has bounds at itself", "[statistics]") {
  RatioEstimate const r =
      ratio_of_means(std::vector<double>{20, 22, 18}, std::vector<double>{10, 11, 9});
  REQUIRE(r.kind == RatioSet::bounded);
  CHECK(r.bounds.low == Approx(2.0).epsilon(1e-6));
  CHECK(r.bounds.high == Approx(2.0).epsilon(1e-6));
}

// With constant denominators 2 and 4 the difference of ratios is the mean of y1/2 − y2/4 with its
// t-interval.
TEST_CASE("difference of ratios reduces to a mean when denominators are constant", "[statistics]") {
  std::vector<double> const y1{4, 6, 9}, x1{2, 2, 2}, y2{4, 9, 8}, x2{4, 4, 4};
  Estimate const e = difference_of_ratios(y1, x1, y2, x2);
  Estimate const expected = mean_with_interval(std::vector<double>{1.0, 0.75, 2.5});
  CHECK(e.value == Approx(expected.value));
  CHECK(e.interval.low == Approx(expected.interval.low));
  CHECK(difference_of_ratios(y1, x1, y1, x1).standard_error == Approx(0.0).margin(1e-15));
}
