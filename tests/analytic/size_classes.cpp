// Size classes of local markets against closed forms derived on paper.
//
// A class has the share s of its market's local sales before clearing and s0 in the base year; it
// gets s* ∝ s (s0/s)^χ. Of two classes the log odds x = ln(s_1/s_2) − ln(s0_1/s0_2) are (1 − χ)
// times what competition made of them; at χ = 1 each class has its base share for good.
#include "sim/behaviour/size_classes.hpp"

#include <clustress/catch.hpp>

#include "sim/model/start_of_world.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

ModelParameters returning(double part) {
  ModelParameters p = still_parameters();
  p.market.class_return = part;
  return p;
}

// A purely local market of one firm a class: 5, 30 and 300 persons at 10 kEUR each.
World three_firms(ModelParameters const& p, double productivity_of_micro = 0.0) {
  World world = empty_world(one_region(335, {0.0}), p);
  add_firm(world, CellRow(0), {5, productivity_of_micro, 50.0, 0.0, -400});
  add_firm(world, CellRow(0), {30, 0.0, 300.0, 0.0, -400});
  add_firm(world, CellRow(0), {300, 0.0, 3000.0, 0.0, -400});
  open(world);
  world.markets[0].base_class_share = local_class_shares(world)[0];
  return world;
}

double sum(ClassShares const& shares) {
  return shares[0] + shares[1] + shares[2];
}

ClassShares after(ClassShares shares, ClassShares const& base, double part) {
  ClassShares const factors = class_factors(shares, base, part);
  for (std::size_t g = 0; g < market_classes; ++g) shares[g] *= factors[g];
  return shares;
}

}  // namespace

// Log ratios of shares go (1 − χ) of the way; their sum stays. Seen to fail with s0 in place of
// s0/s, and without the common factor.
TEST_CASE("a class gets back the part chi of what it lost, in logarithms", "[analytic][classes]") {
  ClassShares const share{0.5, 0.3, 0.2}, base{0.4, 0.35, 0.25};
  for (double const part : {0.0, 0.2, 0.7, 1.0}) {
    ClassShares const now = after(share, base, part);
    CHECK(near(sum(now), 1.0, 1e-14));
    for (std::size_t g : {1U, 2U}) {
      double const gap = std::log(share[g] / share[0]) - std::log(base[g] / base[0]);
      double const left = std::log(now[g] / now[0]) - std::log(base[g] / base[0]);
      CHECK(near(left, (1.0 - part) * gap, 1e-13));
    }
    ClassShares const neutral = class_factors(base, base, part);
    for (double const factor : neutral) CHECK(near(factor, 1.0, 1e-14));
  }
  ClassShares const apart = after(share, base, 1.0);
  for (std::size_t g = 0; g < market_classes; ++g) CHECK(near(apart[g], base[g], 1e-14));
}

// A class that was not there in the base year keeps its share, and the others return among
// themselves: at χ = 1 they have base shares of what is left. An empty class takes nothing. Three
// hundred times the share of today counts as eight. Seen to fail with a newcomer class in the
// common factor, and without the bound.
TEST_CASE("a class without a base share keeps its own and no class is inherited at once",
          "[analytic][classes]") {
  ClassShares const newcomer = after({0.5, 0.3, 0.2}, {0.6, 0.4, 0.0}, 1.0);
  CHECK(newcomer[2] == 0.2);
  CHECK(near(newcomer[0], 0.8 * 0.6, 1e-14));
  CHECK(near(newcomer[1], 0.8 * 0.4, 1e-14));
  ClassShares const empty = after({0.7, 0.3, 0.0}, {0.3, 0.2, 0.5}, 1.0);
  CHECK(empty[2] == 0.0);
  CHECK(near(empty[0], 0.6, 1e-14));
  CHECK(near(empty[1], 0.4, 1e-14));
  ClassShares const alone = class_factors({0.0, 0.0, 1.0}, {0.5, 0.3, 0.2}, 0.2);
  CHECK(alone[2] == 1.0);
  ClassShares const share{0.999, 0.0, 0.001}, few = after(share, {0.7, 0.0, 0.3}, 1.0);
  CHECK(near(few[2] / few[0], (0.001 * 8.0) / (0.999 * (0.7 / 0.999)), 1e-13));
}

// Two firms share a market, one of 3 and one of 100 persons; the small one is better by 0.25 log
// points, which fades. Its lead in reputation moves the log odds by η Δ(h_1 − h_2) a quarter, of
// all that is there the part χ returns: x ← (1 − χ)(x + η Δlead). Worked out beside the model, with
// nothing taken from it. Seen to fail without the return, and when cells are not told of it.
TEST_CASE("two firms of different classes share a local market", "[analytic][classes]") {
  double const part = GENERATE(0.0, 0.2, 1.0), kept = GENERATE(1.0, 0.945);
  ModelParameters p = returning(part);
  p.knowledge.persistence = kept;
  World world = empty_world(one_region(103, {0.0}), p);
  add_firm(world, CellRow(0), {3, 0.15, 30.0, 0.0, -400});
  add_firm(world, CellRow(0), {100, -0.10, 1000.0, 0.0, -400});
  open(world);
  world.markets[0].base_class_share = local_class_shares(world)[0];
  double lead = 0, x = 0;
  for (int t = 1; t <= 40; ++t) {
    run_quarters(world, 1);
    double const news = p.market.customer_turnover * (0.25 * std::pow(kept, t) - lead);
    lead += news;
    x = (1.0 - part) * (x + p.market.sales_elasticity * news);
    double const s_1 = world.firms.local_sales[0], s_2 = world.firms.local_sales[1];
    REQUIRE(relative_error(s_1 / s_2, std::exp(x) * 30.0 / 1000.0) < 1e-9);
    REQUIRE(relative_error(s_1 + s_2, 1030.0) < 1e-12);
    REQUIRE(relative_error(world.cells[0].local_sales, 1030.0) < 1e-12);
    REQUIRE(world.firms.jobs[0] <= 5);
    REQUIRE(world.firms.jobs[1] >= 80);
  }
  if (part == 1.0) CHECK(relative_error(world.firms.local_sales[0], 30.0) < 1e-12);
}

// By hand: all micro up to 5 persons, all large from 80 on, between the edges in proportion; one
// person more shifts a tenth at most. Equal factors are every firm's, to the bit. Seen to fail with
// a class that begins at 10, and with a blend that sums three products.
TEST_CASE("classes blend at their edges", "[analytic][classes]") {
  struct Row {
    double jobs, micro, large;
  };
  for (Row const& row :
       {Row{1, 1, 0}, Row{5, 1, 0}, Row{10, 0.5, 0}, Row{14, 0.1, 0}, Row{15, 0, 0}, Row{30, 0, 0},
        Row{55, 0, 0.5}, Row{80, 0, 1}, Row{5000, 0, 1}}) {
    CHECK(near(micro_weight(row.jobs), row.micro, 1e-14));
    CHECK(near(large_weight(row.jobs), row.large, 1e-14));
    double const blend = class_blend({0.7, 1.1, 1.6}, row.jobs);
    double const middle = 1.0 - row.micro - row.large;
    CHECK(near(blend, 0.7 * row.micro + 1.1 * middle + 1.6 * row.large, 1e-14));
  }
  for (double jobs = 1; jobs < 1000; jobs += 1) {
    CHECK(std::abs(micro_weight(jobs + 1) - micro_weight(jobs)) < 0.1 + 1e-14);
    CHECK(std::abs(large_weight(jobs + 1) - large_weight(jobs)) < 0.02 + 1e-14);
    REQUIRE(class_blend({1.0 / 3, 1.0 / 3, 1.0 / 3}, jobs) == 1.0 / 3);
  }
}

// A market of 60 firms of all sizes between the classes whose base shares are others than today's:
// its firms sell what is demanded, at any χ, and each has the mean of the classes' factors by its
// weights. Seen to fail when a firm has the factor of its nearest class.
TEST_CASE("a market of blended classes sells what is demanded", "[analytic][classes]") {
  for (double const part : {0.2, 1.0}) {
    World world = empty_world(one_region(10'000, {0.0}), returning(part));
    double demand = 0;
    for (int k = 1; k <= 60; ++k) {
      int const jobs = 1 + k * k / 20;
      add_firm(world, CellRow(0), {jobs, 0.0, 10.0 * jobs, 0.0, -400});
      demand += 10.0 * jobs;
    }
    open(world);
    ClassShares const share = local_class_shares(world)[0], base{0.1, 0.5, 0.4};
    world.markets[0].base_class_share = base;
    ClassShares const factor = class_factors(share, base, part);
    run_quarters(world, 1);
    double sold = 0;
    for (std::size_t row = 0; row < 60; ++row) {
      double const jobs = static_cast<double>(1 + (row + 1) * (row + 1) / 20);
      sold += world.firms.local_sales[row];
      CHECK(relative_error(world.firms.local_sales[row], 10.0 * jobs * class_blend(factor, jobs)) <
            1e-12);
    }
    CHECK(relative_error(sold, demand) < 1e-12);
    CHECK(relative_error(world.cells[0].local_sales, demand) < 1e-12);
  }
}

// A newcomer of one person brings sales of 50 kEUR into a market of 3,350. As one market (χ = 0)
// everybody gives the same share, so the firm of 300 persons 3000/3400 of the newcomer's final 50 ·
// 3350/3400; at χ = 1 all of it comes from the firm of 5 persons and the larger ones give nothing.
// At χ = 0.2 the small ones' lead in log odds, ln 2, falls to 0.8, 0.8², 0.8³ of it: they hold M
// with M/(3350 − M) = 50/3300 · 2^(0.8^t), and the large firm misses 3000/3300 of M − 50. Seen to
// fail when clearing is all there is.
TEST_CASE("a small newcomer takes from small firms first", "[analytic][classes]") {
  auto const path = [](double part) {
    World world = three_firms(returning(part));
    std::size_t const row = add_firm(world, CellRow(0), {1, 0.0, 50.0, 0.0, 0});
    std::vector<double> lost;
    for (int t = 1; t <= 3; ++t) {
      run_quarters(world, 1);
      lost.push_back(3000.0 - world.firms.local_sales[2]);
    }
    return std::pair(lost, world.firms.local_sales[row]);
  };
  double const gave = 3000.0 * 50.0 / 3400.0;
  CHECK(near(path(0.0).first.back(), gave, 1e-12));
  for (double const lost : path(1.0).first) CHECK(near(lost, 0.0, 1e-9));
  CHECK(near(path(1.0).second, 25.0, 1e-9));
  std::vector<double> const some = path(0.2).first;
  for (std::size_t t = 0; t < 3; ++t) {
    double const odds = 50.0 / 3300.0 * std::pow(2.0, std::pow(0.8, static_cast<double>(t + 1)));
    double const small = 3350.0 * odds / (1.0 + odds);
    CHECK(near(some[t], (small - 50.0) * 3000.0 / 3300.0, 1e-9));
  }
  CHECK(some[2] < 0.5 * gave);
}

// The firm of 300 persons is gone and one of 60 is there: what the large one sold goes to its
// class, not to the small ones. Seen to fail when clearing is all there is.
TEST_CASE("what a large firm sold goes to large firms", "[analytic][classes]") {
  for (double const part : {0.0, 1.0}) {
    World world = three_firms(returning(part));
    add_firm(world, CellRow(0), {60, 0.0, 600.0, 0.0, -400});
    open(world);
    world.markets[0].base_class_share = local_class_shares(world)[0];
    world.firms.local_sales[2] = 0.0;
    run_quarters(world, 1);
    double const large = world.firms.local_sales[3], small = world.firms.local_sales[1];
    CHECK(near(large, part == 0.0 ? 600.0 * 3950.0 / 950.0 : 3600.0, 1e-9));
    CHECK(near(small, part == 0.0 ? 300.0 * 3950.0 / 950.0 : 300.0, 1e-9));
  }
}

// Without a difference to the base year nothing moves, whatever χ. Seen to fail with s0 in place of
// s0/s.
TEST_CASE("size classes are neutral in the base year", "[analytic][classes]") {
  World off = three_firms(returning(0.0)), on = three_firms(returning(0.5));
  run_quarters(off, 20);
  run_quarters(on, 20);
  for (std::size_t row = 0; row < 3; ++row)
    CHECK(relative_error(on.firms.local_sales[row], off.firms.local_sales[row]) < 1e-12);
}

// In the hold nothing returns: firms have the same bits whatever χ, only shares are measured, and
// the mean of the last quarters becomes the base share. After release they differ. Seen to fail
// with a return in the hold, and with a class that is not measured.
TEST_CASE("the hold measures classes and leaves firms alone", "[analytic][classes]") {
  Scenario with = small_scenario(), without = small_scenario();
  without.model.market.class_return = 0.0;
  Arm on = begin_arm(with), off = begin_arm(without);
  auto const same_firms = [&] {
    bool same = on.world.firms.count() == off.world.firms.count();
    on.world.firms.for_each_firm([&](CellRow, std::size_t row) {
      same = same && same_bits(on.world.firms.local_sales[row], off.world.firms.local_sales[row]) &&
             on.world.firms.jobs[row] == off.world.firms.jobs[row];
    });
    return same;
  };
  CHECK(same_firms());
  for (std::size_t m = 0; m < on.world.markets.size(); ++m) {
    MarketState const& market = on.world.markets[m];
    CHECK(near(sum(market.base_class_share), 1.0, 1e-12));
    CHECK(market.class_share_mean[0].quarters == hold_mean_quarters);
    CHECK(sum(off.world.markets[m].base_class_share) == 0.0);
  }
  on.step();
  off.step();
  CHECK_FALSE(same_firms());
}
