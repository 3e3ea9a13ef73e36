// Sub-mixes of a mix, and the orders in which its instruments join.
#include <algorithm>
#include <clustress/catch.hpp>
#include <map>
#include <set>

#include "sim/engine/decomposition.hpp"

using namespace clustress;

TEST_CASE("all sub-mixes are all proper subsets, fewer instruments first", "[decompose]") {
  CHECK(all_submixes(2) == std::vector<Submix>{{0}, {1}});
  CHECK(all_submixes(3) == std::vector<Submix>{{0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}});
  for (std::size_t n = 2; n <= 8; ++n) {
    std::vector<Submix> const all = all_submixes(n);
    CHECK(all.size() == (std::size_t{1} << n) - 2);
    CHECK(std::set<Submix>(all.begin(), all.end()).size() == all.size());
  }
}

TEST_CASE("orders come with their reverse, and more of them leave the first as they are",
          "[decompose]") {
  std::vector<JoiningOrder> const few = joining_orders(7, 10, 3, "mix");
  std::vector<JoiningOrder> const more = joining_orders(7, 40, 3, "mix");
  REQUIRE(few.size() == 10);
  CHECK(std::equal(few.begin(), few.end(), more.begin()));
  for (std::size_t k = 0; k < few.size(); k += 2) {
    JoiningOrder sorted = few[k];
    CHECK(std::equal(few[k].begin(), few[k].end(), few[k + 1].rbegin()));
    std::ranges::sort(sorted);
    CHECK(sorted == JoiningOrder{0, 1, 2, 3, 4, 5, 6});
  }
  CHECK(few != joining_orders(7, 10, 4, "mix"));
  CHECK(few != joining_orders(7, 10, 3, "other mix"));
}

// χ² over the 24 orders of four, at α = 0.001: the quantile of 23 degrees of freedom is 49.7.
// Seen to fail when an order swaps each place with any other one.
TEST_CASE("every order is drawn as often as any other", "[decompose]") {
  std::map<JoiningOrder, double> counts;
  constexpr std::size_t pairs = 24000;
  std::vector<JoiningOrder> const orders = joining_orders(4, 2 * pairs, 1, "mix");
  for (std::size_t k = 0; k < orders.size(); k += 2) counts[orders[k]] += 1.0;
  REQUIRE(counts.size() == 24);
  double chi2 = 0.0;
  for (auto const& [order, count] : counts)
    chi2 += (count - pairs / 24.0) * (count - pairs / 24.0) / (pairs / 24.0);
  CHECK(chi2 < 49.7);
}

TEST_CASE("the sub-mixes on some orders are there once, and none besides", "[decompose]") {
  CHECK(submixes_on({{2, 0, 1}, {1, 0, 2}}) == std::vector<Submix>{{1}, {2}, {0, 1}, {0, 2}});
  CHECK(submixes_on({{0, 1}, {1, 0}, {0, 1}, {1, 0}}) == all_submixes(2));
  CHECK(submixes_on(joining_orders(3, 200, 1, "mix")) == all_submixes(3));
}
