// Orders drawn against all of them: what each instrument adds, and how well that is known.
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/data/submixes.hpp"
#include "sim/engine/decomposition.hpp"

using namespace clustress;

// Against the values of all 2^7 sub-mixes, at α = 0.001 over seven instruments (Bonferroni): the
// quantile of Student's t with 199 degrees of freedom is 3.9.
TEST_CASE("orders drawn aim at the Shapley values, and their error tells how far they are",
          "[analysis][instruments]") {
  constexpr std::size_t n = 7;
  std::vector<double> game(std::size_t{1} << n, 0.0);
  for (std::size_t set = 1; set < game.size(); ++set)
    game[set] = 10.0 * std::sqrt(static_cast<double>(set)) + static_cast<double>(set * 37 % 41);
  Submixes drawn{{10, 11, 12, 13, 14, 15, 16}, {}, joining_orders(n, 400, 1, "mix")};
  for (std::size_t set = 0; set < game.size(); ++set) drawn.variant.emplace(set, set);
  Worth const worth = [&](std::size_t set) { return std::vector<double>{game[set], -game[set]}; };
  Submixes all = drawn;
  all.orders.clear();
  Contributions const exact = contributions_of(all, worth), told = contributions_of(drawn, worth);
  for (std::size_t i = 0; i < n; ++i) {
    CHECK(exact.shapley[i][0] == -exact.shapley[i][1]);
    // the mean over both worlds is 0 whatever the orders: so is its error
    CHECK(told.order_error[i] == 0.0);
  }
  Worth const once = [&](std::size_t set) { return std::vector<double>{game[set]}; };
  Contributions const single = contributions_of(drawn, once);
  double sum = 0.0, squares = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    double const errors = (single.shapley[i][0] - exact.shapley[i][0]) / single.order_error[i];
    CHECK(std::abs(errors) < 3.9);
    sum += single.shapley[i][0];
    squares += errors * errors;
  }
  CHECK(squares > 0.1);  // nor is the error told far too large
  CHECK(sum == Approx(game.back()).epsilon(1e-12));
}
