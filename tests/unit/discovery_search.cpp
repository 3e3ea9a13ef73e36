// The whole search: what it finds where there is something, and that it says so where there is
// nothing.
#include <clustress/catch.hpp>
#include <cmath>
#include <random>

#include "analysis/discovery/discover.hpp"
#include "tests/support/discovery_cases.hpp"

using namespace clustress;

namespace {

// Three factors, uniform; of interest as `rule` says of them.
template <class Rule>
Cases random_cases(std::size_t n, unsigned seed, Rule const& rule) {
  std::mt19937 random(seed);
  Cases cases;
  cases.factors = {{"x", "", {}}, {"y", "", {}}, {"z", "", {}}};
  for (std::size_t i = 0; i < n; ++i) {
    double u[4];
    for (double& each : u) each = (static_cast<double>(random()) + 0.5) / 4294967296.0;
    for (std::size_t f = 0; f < 3; ++f) cases.factors[f].values.push_back(u[f]);
    cases.of_interest.push_back(rule(u));
  }
  return cases;
}

}  // namespace

TEST_CASE("a corner of two factors is found, and nothing else", "[discovery]") {
  Cases const cases = random_cases(60, 3, [](double const* u) { return u[0] > 0.5 && u[1] < 0.6; });
  Found const found = discover(cases);
  REQUIRE(found.is_told());
  CHECK(found.chance == 1.0 / 200.0);  // none of 199 shuffles is as good
  REQUIRE(found.limits.size() == 2);
  CHECK(found.limits[0].factor == 0);
  CHECK(found.limits[1].factor == 1);
  CHECK(found.content.density >= 0.85);
  CHECK(found.content.coverage >= 0.85);
  CHECK(found.box[0].low == Approx(0.5).margin(0.08));
  CHECK(found.box[1].high == Approx(0.6).margin(0.08));
  for (Limit const& limit : found.limits) CHECK(limit.again >= 36);
  CHECK(split_factors(found.tree) == std::vector<std::size_t>{0, 1});
}

// Where outcomes do not hang on the factors, at most one of twenty searches should tell of a box:
// of 200 at most 20 (binomial, α = 4e-4). The last box of PRIM is twice as dense as all cases in
// one of four: nobody should build on it alone.
TEST_CASE("a search in noise seldom tells of a box", "[discovery][statistical]") {
  int told = 0, dense = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    Cases const cases = random_cases(48, seed, [](double const* u) { return u[3] < 0.3; });
    told += discover(cases).is_told() ? 1 : 0;
    dense += prim(cases, prim_settings(48)).back().content.density > 0.6 ? 1 : 0;
  }
  INFO(told << " told, " << dense << " dense");
  CHECK(told <= 20);
  CHECK(dense >= 30);
}

TEST_CASE("the same cases give the same answer", "[discovery]") {
  Cases const cases = test::made_cases();
  Found const one = discover(cases), other = discover(cases);
  CHECK(one.box == other.box);
  CHECK(one.chance == other.chance);
  REQUIRE(one.limits.size() == other.limits.size());
  for (std::size_t k = 0; k < one.limits.size(); ++k)
    CHECK(one.limits[k].again == other.limits[k].again);
}

TEST_CASE("too few cases of either kind are not enough", "[discovery]") {
  auto const cases = [](std::size_t n, std::size_t of_interest) {
    Cases all;
    for (std::size_t i = 0; i < n; ++i) all.of_interest.push_back(i < of_interest);
    return all;
  };
  CHECK(are_enough(cases(30, 5)));
  CHECK_FALSE(are_enough(cases(29, 10)));
  CHECK_FALSE(are_enough(cases(40, 4)));
  CHECK_FALSE(are_enough(cases(40, 36)));
}
