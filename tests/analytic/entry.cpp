// How many firms are founded, on paper: the factor of firms already there and its two stable sizes,
// spin-offs, founders in waiting.
#include "sim/behaviour/entry.hpp"

#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/behaviour/demography.hpp"
#include "sim/random/sampling.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// x' of the deterministic equation
double speed(EntryParameters const& p, double exits, double x) {
  return p.spontaneous + p.augmented * x * x / (p.critical_mass * p.critical_mass + x * x) -
         exits * x;
}

// Sizes at which x' changes its sign, found on a fine grid.
int zeros(EntryParameters const& p, double exits, double crowding = 0.0) {
  int count = 0;
  auto const net = [&](double x) { return speed(p, 0.0, x) - exits * x * std::pow(x, crowding); };
  for (double x = 1e-4, last = net(x); x < 60.0; x *= 1.0005) {
    double const now = net(x);
    count += (now > 0) != (last > 0) ? 1 : 0;
    last = now;
  }
  return count;
}

EntryParameters entry(double spontaneous, double augmented, double critical_mass) {
  EntryParameters p;
  p.spontaneous = spontaneous;
  p.augmented = augmented;
  p.critical_mass = critical_mass;
  return p;
}

EntryParameters bistable_entry() {
  return entry(0.05, 1.0, 0.6);
}
double base_exits(EntryParameters const& p) {
  return speed(p, 0.0, 1.0);
}  // those that keep the base year

// Where x' leads from `start` when `extra` founders a unit of time come for the first 4 units.
double led_to(EntryParameters const& p, double start, double extra) {
  double x = start;
  for (int k = 0; k < 20'000; ++k)
    x += 0.01 * (speed(p, base_exits(p), x) + (k < 400 ? extra : 0.0));
  return x;
}

// Firms of one job in a cluster of `base` firms in the base year that close with a hazard that
// keeps it there.
World thinned_cluster(EntryParameters const& form, double base, double size) {
  ModelParameters p = still_parameters();
  p.entry = form;
  p.entry.spin_off_hazard = p.entry.demand_elasticity = 0.0;
  p.life_cycle.entry_response = 0.0;
  p.demography.exit_young = p.demography.exit_old = 0.2;
  p.demography.exit_size_exponent = p.demography.exit_productivity = 0.0;
  p.demography.mean_firm_jobs = 1.0;
  p.demography.born_with_staff = 0.0;
  WorldFacts facts = one_cluster(base, 0.0);
  facts.sectors[0].entry_rate = 4.0 * 0.2;
  World world = empty_world(facts, p);
  for (int k = 0; k < static_cast<int>(size * base); ++k)
    add_firm(world, CellRow(0), {1, 0.0, 5.0, 5.0, -400});
  open(world);
  world.clusters[0].base_firms = base;
  return world;
}

}  // namespace

// A(1)/A(1) = 1, A(0) = e0, A(∞) = e0 + e1, half of e1 at x = K. Seen to fail with a factor that is
// not set to 1 at the base year.
TEST_CASE("entry into a cluster is as in the base year at the base year's size",
          "[analytic][entry]") {
  for (EntryParameters const& p : {EntryParameters{}, bistable_entry(), entry(0.0, 1.0, 2.0)}) {
    double const base = speed(p, 0.0, 1.0);
    CHECK(near(self_augmenting_entry(p, 1.0), 1.0));
    CHECK(near(self_augmenting_entry(p, 0.0), p.spontaneous / base));
    CHECK(near(self_augmenting_entry(p, 1e9), (p.spontaneous + p.augmented) / base));
    CHECK(near(self_augmenting_entry(p, p.critical_mass),
               (p.spontaneous + 0.5 * p.augmented) / base));
  }
}

// The condition against sign changes of x' on a grid, for 500 sets of parameters without crowding
// and with it, and for the defaults at the exits that keep the base year: one stable size. With
// κ ≥ 1 there is one at most, as no A rises faster than x². Seen to fail with a sign in the
// quadratic's coefficients turned, and when crowding is forgotten.
TEST_CASE("two stable sizes exist exactly where the discriminant says so", "[analytic][entry]") {
  RandomField const field(7, 0);
  int bistable = 0, crowded = 0;
  for (std::uint64_t k = 0; k < 500; ++k) {
    auto const u = [&](int lane) {
      return to_uniform(field.block(k, 0, Purpose::test)[static_cast<std::size_t>(lane)]);
    };
    EntryParameters const p = entry(0.01 + 0.09 * u(0), 0.8 + 0.4 * u(1), 0.3 + 0.6 * u(2));
    double const exits = 0.3 + 0.9 * u(3);
    for (double const crowding : {0.0, 0.25}) {
      int const sizes = zeros(p, exits, crowding);
      INFO("e0 " << p.spontaneous << " e1 " << p.augmented << " K " << p.critical_mass << " d "
                 << exits << " crowding " << crowding << ": " << sizes);
      REQUIRE((sizes == 1 || sizes == 3));
      CHECK(is_bistable(p.spontaneous, p.augmented, p.critical_mass, exits, crowding) ==
            (sizes == 3));
      (crowding > 0 ? crowded : bistable) += sizes == 3 ? 1 : 0;
    }
    CHECK_FALSE(is_bistable(p.spontaneous, p.augmented, p.critical_mass, exits, 1.0));
  }
  CHECK(bistable > 50);
  CHECK(crowded > 10);
  EntryParameters const defaults;
  CHECK_FALSE(is_bistable(defaults.spontaneous, defaults.augmented, defaults.critical_mass,
                          base_exits(defaults)));
}

// x' = A(x) − d x + founders of a programme of 4 units of time, from a tenth of the base year's
// size. With two stable sizes a strong programme lifts the cluster over the middle root, for good,
// and a weak one leaves nothing; with one size both leave nothing.
TEST_CASE("temporary support lasts only with two stable sizes, and only above a threshold",
          "[analytic][entry]") {
  EntryParameters const two = bistable_entry(), one;
  REQUIRE(is_bistable(two.spontaneous, two.augmented, two.critical_mass, base_exits(two)));
  double const low = led_to(two, 0.1, 0.0);
  CHECK(low < 0.12);
  CHECK(near(led_to(two, 0.1, 0.02), low, 1e-6));
  CHECK(near(led_to(two, 0.1, 0.3), 1.0, 1e-6));
  CHECK(near(led_to(one, 0.1, 0.3), led_to(one, 0.1, 0.0), 1e-6));
}

// The same in the model's own renewal of firms, base 4,000 firms, 200 quarters: a tenth of the
// firms stays a tenth if nothing is done, and grows to the base year's size if three tenths are
// founded at once. Demographic noise is √4,000/4,000 = 0.016 about the upper size and 0.005 about
// the lower, a little more as both stable sizes pull weakly: bands ±0.1. With the default form both
// end alike. Seen to fail when entry does not see the firms there.
TEST_CASE("the model's clusters have two stable sizes where the equation has",
          "[analytic][entry]") {
  for (bool const two : {true, false}) {
    EntryParameters const form = two ? bistable_entry() : EntryParameters{};
    double const expected_low = led_to(form, 0.1, 0.0);
    for (double const start : {0.1, 0.4}) {
      World world = thinned_cluster(form, 4'000, start);
      run_quarters(world, 200);
      double const size = static_cast<double>(world.clusters[0].firms) / 4'000;
      INFO((two ? "two sizes" : "one size")
           << ", from " << start << ": " << size << ", low " << expected_low);
      CHECK(std::abs(size - (start < 0.2 ? expected_low : 1.0)) < 0.1);
    }
  }
}

// Seen to fail with a normal approximation for means from 30 that does not meet the exact quantile
// there.
TEST_CASE("more expected founders never mean fewer founders", "[analytic][entry]") {
  for (double u = 0.0005; u < 1.0; u += 0.0123) {
    std::int64_t last = 0;
    for (double mean = 0.01; mean < 300.0; mean *= 1.03) {
      std::int64_t const founders = poisson_quantile(u, mean);
      REQUIRE(founders >= last);
      last = founders;
    }
  }
}

// Of firms of 20 jobs each founds another with chance 20 h_S, binomial, α = 1e-3; its place and
// niche are the parent's, its log productivity is ψ a + (1 − ψ) a_e when entrants do not differ.
// Seen to fail with a' = a_e, and with the place drawn anew.
TEST_CASE("a spin-off takes after its parent", "[analytic][entry]") {
  constexpr int n = 20'000;
  ModelParameters p = still_parameters();
  p.entry.spin_off_hazard = 0.002;
  p.entry.inheritance = 0.7;
  p.demography.entrant_productivity = -0.1;
  p.demography.entrant_spread = 0.0;
  World world = empty_world(one_region(20.0 * n, {0.5}), p);
  for (int k = 0; k < n; ++k) {
    std::size_t const row = add_firm(world, CellRow(0), {20, 0.0, 100.0, 100.0, -400});
    world.firms.position[row] = 0.123F;
    world.firms.niche[row] = 2;
  }
  open(world);
  Workspace workspace;
  workspace.fit(world);
  world.now = 1;
  for (std::size_t row = 0; row < n; ++row) world.firms.productivity[row] = 0.3;
  world.firms.for_each_tile([&](Tile tile) {
    draw(world.random, &world.firms.id[tile.begin], tile.size, world.now, Purpose::firm_decisions,
         workspace.tile.draws.decisions);
    draw_spin_offs(world, workspace, tile);
  });
  std::size_t const children = workspace.events[0].spin_offs.size();
  CHECK(children >= binomial_quantile(0.5e-3, n, 20 * 0.002));
  CHECK(children <= binomial_quantile(1.0 - 0.5e-3, n, 20 * 0.002));
  renew_firms(world, workspace);
  REQUIRE(world.firms.count() == n + children);
  std::size_t seen = 0;
  Segment const& s = world.firms.segment(CellRow(0));
  for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
    if (!world.firms.standing[row].has(Standing::spin_off)) continue;
    ++seen;
    REQUIRE(near(world.firms.productivity[row], 0.7 * 0.3 + 0.3 * -0.1));
    REQUIRE(world.firms.position[row] == 0.123F);
    REQUIRE(world.firms.niche[row] == 2);
  }
  CHECK(seen == children);
  CHECK(world.cells[0].spin_offs == static_cast<int>(children));
}

// Over an even grid of uniforms the share of newborn firms with L and more persons is b_E
// (L/2)^−α_0 (from two persons on), to one step of the grid; with b_E = 2^−α_0 it is the one power
// law L^−α_0, with b_E = 0 all are alone. Seen to fail with a Pareto that begins at b_E.
TEST_CASE("some newborn firms have staff, and those follow a power law", "[analytic][entry]") {
  constexpr int n = 100'000;
  ModelParameters p = still_parameters();
  p.demography.entrant_size_exponent = 1.7;
  double const with_staff = GENERATE(0.0, 0.1, 0.30778610333622908 /* 2^−1.7 */, 1.0);
  p.demography.born_with_staff = with_staff;
  Economy const economy(one_region(1000.0, {0.5}), p);
  std::vector<int> from(300, 0);  // firms with so many persons and more
  for (int k = 0; k < n; ++k) {
    double const jobs = entrant_jobs(economy, (k + 0.5) / n);
    REQUIRE(jobs == std::floor(jobs));
    for (int size = 1; size <= static_cast<int>(jobs); ++size)
      ++from[static_cast<std::size_t>(size)];
  }
  CHECK(from[1] == n);
  CHECK(from[251] == 0);
  for (int const size : {2, 3, 10, 250}) {
    double const expected = with_staff * std::pow(size / 2.0, -1.7) * n;
    INFO(size << " persons and more, " << with_staff << " with staff");
    CHECK(std::abs(from[static_cast<std::size_t>(size)] - expected) <= 1.0);
  }
}
