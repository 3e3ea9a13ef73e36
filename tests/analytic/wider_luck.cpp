// Wider luck in bad times against closed forms: the mean factor on sales stays one.
#include "sim/behaviour/wider_luck.hpp"

#include <clustress/catch.hpp>

#include "sim/random/sampling.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

// E[e^{ε + d}] by the midpoint rule over a million quantiles, at any gap; the scale grows by 1 − χ
// g and ends at the guard. Seen to fail when the drift is not computed anew.
TEST_CASE("luck is wider in bad times and its mean stays one", "[analytic][cycle]") {
  CHECK(luck_width(3.5, 0.05) == 1.0);
  CHECK(near(luck_width(3.5, -0.1), 1.35, 1e-14));
  ModelParameters p = still_parameters();
  p.market.shock_scale = 0.25;
  p.cycle.bad_times_dispersion = 4.0;
  World world = empty_world(one_region(1000, {0.5}), p);
  add_firm(world, CellRow(0), {10, 0.0, 50.0, 50.0, -400});
  open(world);
  for (auto const& [gap, width] : {std::pair{0.1, 1.0}, {-0.1, 1.4}, {-0.9, 0.6 / 0.25}}) {
    world.markets[0].demand_gap = gap;
    double const usual = -std::log(1.0 + p.market.shock_arrival * 0.0625 / 0.9375);
    double scale = 0.25, growth = usual + 0.01;
    widen_luck(world, Tile{CellRow(0), 0, 1}, &p.market.shock_arrival, &scale, &growth);
    CHECK(near(scale, 0.25 * width, 1e-14));
    double mean = 0;
    constexpr int quantiles = 1'000'000;
    for (int k = 0; k < quantiles; ++k) {
      double const u = (k + 0.5) / quantiles;
      mean += std::exp(rare_laplace_quantile(u, p.market.shock_arrival, scale) + growth - 0.01) /
              quantiles;
    }
    CHECK(near(mean, 1.0, gap < -0.5 ? 3e-3 : 1e-4));
  }
}
