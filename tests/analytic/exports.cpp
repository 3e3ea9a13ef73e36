// Selling abroad on paper: a sunk cost to begin, a running cost to stay, so that a firm stays in
// where it would not begin.
#include "sim/behaviour/exports.hpp"

#include <clustress/catch.hpp>

#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr double mean_productivity = 0.04, outside_sales = 60.0;

// Cost and value of an export step are as they are expected; firms have 10 jobs, so size does not
// matter.
ModelParameters sober_parameters() {
  ModelParameters p = still_parameters();
  p.finance.cash_ceiling = 1e6;  // nothing is paid out
  p.projects.optimism_spread = 0.0;
  p.projects.first_time_discount = 1.0;
  p.ideas[ProjectKind::export_step].cost_spread = p.ideas[ProjectKind::export_step].overrun_spread =
      0.0;
  p.exports = ExportParameters{};
  p.exports.stop_share = 1.0;
  p.exports.lost_markets = 0.0;
  p.exports.running_cost_keur = 3.0;
  p.exports.margin_share = 0.3;
  p.exports.sales_gain = 0.25;
  p.exports.productivity_effect = 4.0;
  p.ideas[ProjectKind::export_step].cost_keur = 12.0;
  return p;
}

struct Exporters {
  World world;
  Workspace workspace;
  explicit Exporters(ModelParameters const& p, int firms = 1) {
    world = empty_world(one_region(10.0 * firms, {0.6}), p);
    for (int k = 0; k < firms; ++k)
      add_firm(world, CellRow(0), {10, 0.0, 40.0, outside_sales, -400});
    open(world);
    world.markets[0].base_productivity = mean_productivity;
  }
  // Whether a firm of productivity a that has the idea of a first step abroad would take it.
  bool would_begin(double a) {
    world.firms.productivity[0] = a;
    world.firms.idea_kind[0] = ProjectKind::export_step;
    workspace.fit(world);
    have_ideas(world, workspace);
    return workspace.ideas.size() == 1 &&
           would_do(world, workspace.ideas[0], workspace.ideas[0].cost_keur, 0.0);
  }
  // Whether an exporter of productivity a is still one after its review.
  bool would_stay(double a) {
    if (!world.firms.standing[0].has(Standing::exporter)) start_exporting(world, 0);
    world.firms.productivity[0] = a;
    review_exports(world);
    return world.firms.standing[0].has(Standing::exporter);
  }
};

}  // namespace

// F = γ S^x, stay a* = ā + ln(f/(m F))/θ, start a° = ā + ln((f + C/D)/(m F))/θ, D = 1/(1 −
// e^{−1/H}): with F = 15, f = 3, m = 0.3, C = 12 and D near 8.5: a* = ā − 0.10, a° = ā − 0.004.
// Between them only who is in stays in. ±1e-6 around each. Seen to fail when the sunk cost is left
// out of the start, when an exporter's foreign sales are taken as γ of all it sells outside, and
// when the running cost is not discounted like the sales.
TEST_CASE("a firm begins to export above one threshold and stays above a lower one",
          "[analytic][exports]") {
  ModelParameters const p = sober_parameters();
  Exporters one(p);
  double const foreign = p.exports.sales_gain * outside_sales,
               horizon = p.projects.planning_horizon_quarters;
  double const quarters = 1.0 / (1.0 - std::exp(-1.0 / horizon));
  auto const threshold = [&](double cost) {
    return mean_productivity +
           std::log(cost / (p.exports.margin_share * foreign)) / p.exports.productivity_effect;
  };
  double const stay = threshold(p.exports.running_cost_keur);
  double const start = threshold(p.exports.running_cost_keur +
                                 p.ideas[ProjectKind::export_step].cost_keur / quarters);
  INFO("stay " << stay << ", start " << start);
  REQUIRE(start > stay + 0.05);
  CHECK_FALSE(one.would_begin(start - 1e-6));
  CHECK(one.would_begin(start + 1e-6));
  CHECK(one.would_stay(stay + 1e-6));
  CHECK_FALSE(one.would_stay(stay - 1e-6));
  // There and back: at the same productivity, out on the way up and in on the way down.
  double const between = 0.5 * (stay + start);
  CHECK_FALSE(one.would_begin(between));
  CHECK(one.would_begin(start + 0.01));
  CHECK(one.would_stay(between));
}

// S^x ← (1 + γ) S^x and back; starting twice is starting once. Seen to fail with a gain at every
// start.
TEST_CASE("exporting multiplies outside sales, stopping divides them", "[analytic][exports]") {
  Exporters one(sober_parameters());
  FirmTable& firms = one.world.firms;
  start_exporting(one.world, 0);
  CHECK(near(firms.outside_sales[0], 1.25 * outside_sales));
  start_exporting(one.world, 0);
  CHECK(near(firms.outside_sales[0], 1.25 * outside_sales));
  CHECK_FALSE(one.would_stay(-1.0));
  CHECK(near(firms.outside_sales[0], outside_sales));
  CHECK(near(firms.local_sales[0], 40.0));
}

// The whole path in the model: the sunk cost leaves the cash in the quarter of the decision, sales
// rise when the step is taken, two quarters later, by the factor 1 + γ above a twin without the
// idea, and not before. Seen to fail with a step that costs nothing.
TEST_CASE("a first step abroad costs its sunk cost and brings its sales when it is done",
          "[analytic][exports]") {
  ModelParameters p = sober_parameters();
  p.ideas[ProjectKind::export_step].duration_quarters = 2;
  p.exports.running_cost_keur = 0.5;
  Exporters with(p), without(p);
  with.world.firms.idea_kind[0] = ProjectKind::export_step;
  for (int q = 1; q <= 4; ++q) {
    run_quarters(with.world, 1);
    run_quarters(without.world, 1);
    double const ratio = with.world.firms.outside_sales[0] / without.world.firms.outside_sales[0];
    INFO("quarter " << q << ", ratio " << ratio);
    if (q < 3)
      CHECK(near(without.world.firms.cash[0] - with.world.firms.cash[0],
                 p.ideas[ProjectKind::export_step].cost_keur, 1e-9));
    CHECK(near(ratio, q < 3 ? 1.0 : 1.25));
    CHECK((with.world.firms.standing[0].has(Standing::exporter)) == (q >= 3));
  }
}

// Of n exporters that lose by it each stops with chance q a quarter, exact binomial, α = 1e-3;
// those that earn stay. Seen to fail when all stop at once.
TEST_CASE("exporters that lose by it stop one after the other", "[analytic][exports]") {
  constexpr int n = 8'000;
  ModelParameters p = sober_parameters();
  p.exports.stop_share = 0.25;
  Exporters many(p, 2 * n);
  for (std::size_t row = 0; row < 2 * n; ++row) {
    start_exporting(many.world, row);
    many.world.firms.productivity[row] = row < n ? -0.5 : 0.5;
  }
  review_exports(many.world);
  std::size_t losers = 0, winners = 0;
  for (std::size_t row = 0; row < 2 * n; ++row)
    (row < n ? losers : winners) += many.world.firms.standing[row].has(Standing::exporter) ? 1 : 0;
  CHECK(winners == n);
  CHECK(n - losers >= binomial_quantile(0.5e-3, n, 0.25));
  CHECK(n - losers <= binomial_quantile(1.0 - 0.5e-3, n, 0.25));
}

// Only firms of sectors that sell far enough outside, and abroad at all. Seen to fail with the
// share of foreign sales ignored.
TEST_CASE("firms of other sectors have no step abroad to take", "[analytic][exports]") {
  ModelParameters p = sober_parameters();
  p.exports.tradable_share = 0.3;
  WorldFacts facts = one_region(30, {0.29, 0.3, 0.9});
  facts.sectors[2].foreign_share = 0.0;
  World world = empty_world(facts, p);
  Workspace workspace;
  for (std::size_t c = 0; c < 3; ++c) {
    std::size_t const row = add_firm(world, CellRow(c), {10, 0.5, 40.0, outside_sales, -400});
    world.firms.idea_kind[row] = ProjectKind::export_step;
  }
  open(world);
  workspace.fit(world);
  have_ideas(world, workspace);
  REQUIRE(workspace.ideas.size() == 1);
  CHECK(workspace.ideas[0].cell == CellRow(1));
}

// Firms that earn well abroad stop with probability x_0 (L/10)^−x_1 all the same: 0.1 of those of
// ten persons, 0.1 · 10^−0.5 of those of a hundred. z = 3.29, α = 1e-3 each. Seen to fail when only
// those that lose by it can stop, and without the size.
TEST_CASE("exporters lose their markets whatever they earn, large ones less often",
          "[analytic][exports]") {
  constexpr int n = 20'000;
  ModelParameters p = sober_parameters();
  p.exports.lost_markets = 0.1;
  p.exports.lost_size_exponent = 0.5;
  std::int32_t const jobs = GENERATE(10, 100);
  World world = empty_world(one_region(static_cast<double>(jobs) * n, {0.9}), p);
  for (int k = 0; k < n; ++k) add_firm(world, CellRow(0), {jobs, 1.0, 0.0, 20.0 * jobs, -400});
  open(world);
  for (std::size_t row = 0; row < world.firms.count(); ++row) start_exporting(world, row);
  review_exports(world);
  double stopped = 0;
  for (std::size_t row = 0; row < world.firms.count(); ++row)
    stopped += world.firms.standing[row].has(Standing::exporter) ? 0.0 : 1.0;
  double const expected = 0.1 * std::pow(jobs / 10.0, -0.5);
  CHECK(std::abs(stopped / n - expected) < 3.29 * std::sqrt(expected * (1.0 - expected) / n));
}
