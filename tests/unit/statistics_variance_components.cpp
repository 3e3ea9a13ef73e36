// Luck and doubt apart, held against the mean squares of statsmodels 0.15.0
// (tests/reference/discovery.py) and against formulas worked out by hand.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/statistics/variance_components.hpp"

using namespace clustress;

// Mean squares 33.8333 and 1.88889 of groups of 3, 4 and 5: n0 = (12 − 50/12)/2 = 3.91667.
TEST_CASE("a one-way split of groups of unequal size", "[statistics]") {
  std::vector<std::vector<double>> const groups{{4, 6, 5}, {9, 7, 8, 10}, {2, 5, 3, 1, 4}};
  VarianceSplit const split = one_way_split(groups);
  CHECK(split.luck == Approx(1.8888888888888888));
  CHECK(split.between == Approx((33.83333333333335 - 1.8888888888888888) / (47.0 / 12.0)));
  CHECK(split.mean == Approx(64.0 / 12.0));
  CHECK(split.share_between() == Approx(split.between / (split.between + split.luck)));
  CHECK_FALSE(split.is_cut_at_zero());
  CHECK(split.mean_variance == Approx(split.between * 50.0 / 144.0 + split.luck / 12.0));
  // With c = (1 + 50/144) / n0 the variance is c·33.8333 + (1/12 − c)·1.88889 = 11.1454; degrees of
  // Satterthwaite 11.1454² / ((c·33.8333)²/2 + (…)²/9) = 1.83364, t(0.975) = 4.699277 in scipy.
  // That is wider (15.69) than with luck: t(0.975, 2) = 4.30265273 times √(c·33.8333), 14.68.
  CHECK(split.degrees == Approx(1.83364).epsilon(1e-5));
  Estimate const anew = split.of_new_group();
  double const half =
      4.30265273 * std::sqrt(33.83333333333335 * (1.0 + 50.0 / 144.0) * 12.0 / 47.0);
  CHECK(half == Approx(14.68).margin(0.005));
  CHECK(anew.interval.low == Approx(64.0 / 12.0 - half));
  CHECK(anew.interval.high == Approx(64.0 / 12.0 + half));
}

// Much between: 20 groups of 2 at 0 and 10 with luck ±0.1, where Satterthwaite has all degrees and
// is the narrower.
TEST_CASE("a new group is told without luck where groups differ much", "[statistics]") {
  std::vector<std::vector<double>> groups;
  for (int k = 0; k < 20; ++k) groups.push_back({k % 2 * 10.0 - 0.1, k % 2 * 10.0 + 0.1});
  VarianceSplit const split = one_way_split(groups);
  Estimate const anew = split.of_new_group();
  CHECK(anew.interval.high - anew.value < 2.0931 * std::sqrt(*split.variance_with_luck));
}

// Mean squares 35.5833 of groups, 17.8611 of worlds, 0.361111 of the rest.
TEST_CASE("a two-way split where groups share their luck", "[statistics]") {
  std::vector<std::vector<double>> const groups{{4, 6, 5, 9}, {9, 10, 8, 14}, {2, 5, 3, 8}};
  VarianceSplit const split = two_way_split(groups);
  double const rest = 0.3611111111111114, shared = (17.861111111111104 - rest) / 3.0;
  CHECK(split.between == Approx((35.58333333333335 - rest) / 4.0));
  CHECK(split.luck == Approx(shared + rest));
  CHECK(split.mean_variance == Approx(split.between / 3.0 + shared / 4.0 + rest / 12.0));
  CHECK(split.degrees == 2.0);  // 2.46, no more than K − 1
  // Taken for own luck the common worlds would hide a third of it.
  CHECK(one_way_split(groups).between < split.between);
}

TEST_CASE("a component that falls below zero is zero, and is said", "[statistics]") {
  // Equal means: MSB = 0, MSW = 2, so −2/2.
  VarianceSplit const split =
      one_way_split(std::vector<std::vector<double>>{{1, 3}, {3, 1}, {1, 3}});
  CHECK(split.between_as_estimated == -1.0);
  CHECK(split.between == 0.0);
  CHECK(split.is_cut_at_zero());
  CHECK(split.share_between() == 0.0);
  // Nothing varies: there is no share.
  VarianceSplit const still = one_way_split(std::vector<std::vector<double>>{{2, 2}, {2, 2}});
  CHECK(std::isnan(still.share_between()));
  CHECK_FALSE(still.is_cut_at_zero());
  CHECK(still.of_new_group().interval.low == 2.0);
}
