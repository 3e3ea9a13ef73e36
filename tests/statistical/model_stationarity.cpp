// Sixty undisturbed years, and the moment at which the hold ends.
//
// No permanent firm effect and no returns to size: the world must neither grow nor concentrate by
// itself. A parameter set can meet every acceptance band for ten years and still concentrate
// without limit, so this is tested over 240 quarters after release, macro cycle off, on independent
// stationary populations.
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/engine/replicate.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/regression.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::array<char const*, 5> measures = {
    "ln jobs", "ln firms", "employment share of firms of 250 jobs and more",
    "share of firms below 10 jobs", "90/10 of log productivity"};
using Measured = std::array<double, measures.size()>;

Measured measure(World const& world) {
  double jobs = 0, firms = 0, large = 0, micro = 0;
  std::vector<double> productivity;
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    double const mean = world.markets[world.economy->cells[c].market.get()].mean_productivity;
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      double const own = world.firms.jobs[row];
      jobs += own;
      firms += 1;
      large += own >= 250 ? own : 0.0;
      micro += own < 10 ? 1.0 : 0.0;
      productivity.push_back(world.firms.productivity[row] - mean);
    }
  }
  std::sort(productivity.begin(), productivity.end());
  double const spread =
      quantile_of_sorted(productivity, 0.9) - quantile_of_sorted(productivity, 0.1);
  return {std::log(jobs), std::log(firms), large / jobs, micro / firms, spread};
}

Scenario region_of(double persons, int replicates, int quarters) {
  Scenario scenario = small_scenario();
  scenario.world.regions[0].employed_persons = persons;
  scenario.world.clusters[0].jobs = 0.12 * persons;
  scenario.simulation.spin_up_quarters = Simulation{}.spin_up_quarters;
  scenario.simulation.burn_in_quarters = Simulation{}.burn_in_quarters;
  scenario.simulation.populations = replicates;
  scenario.simulation.horizon_quarters = quarters;
  scenario.simulation.macro_path = MacroPath::off;
  scenario.simulation.seed = 2016;
  return scenario;
}

// Trend a year of each measure: ordinary least squares over all quarters, replicate by replicate.
std::array<RunningMoments, measures.size()> trends(Scenario const& scenario) {
  auto const replicates = static_cast<std::size_t>(scenario.simulation.populations);
  Preparation const preparation = prepare(scenario);
  std::vector<std::array<double, measures.size()>> slopes(replicates);
  tbb::parallel_for(std::size_t{0}, replicates, [&](std::size_t r) {
    World world = burn_in(scenario, preparation, static_cast<std::uint32_t>(r));
    Workspace workspace;
    std::vector<double> years;
    std::array<std::vector<double>, measures.size()> series;
    for (;; step(world, workspace, {})) {
      Measured const now = measure(world);
      years.push_back(world.now / 4.0);
      for (std::size_t k = 0; k < now.size(); ++k) series[k].push_back(now[k]);
      if (world.now == scenario.simulation.horizon_quarters) break;
    }
    for (std::size_t k = 0; k < series.size(); ++k) slopes[r][k] = fit_line(years, series[k]).slope;
  });
  std::array<RunningMoments, measures.size()> result;
  for (auto const& own : slopes) {
    for (std::size_t k = 0; k < own.size(); ++k) result[k].add(own[k]);
  }
  return result;
}

// A trend is accepted if its mean is within t(1 − α/2) standard errors of 0, α = 0.01, or within
// ±0.2 % (0.002) a year; and the test must be sharp enough to see 0.5 % a year, the rate at which
// the prototype with permanent firm effects concentrated (large firms from 25 % to 54 % of jobs in
// 60 years): t · SE below 0.005.
void check_trends(std::array<RunningMoments, measures.size()> const& found) {
  for (std::size_t k = 0; k < measures.size(); ++k) {
    double const t = student_t_quantile(0.995, static_cast<double>(found[k].count()) - 1.0);
    WARN(measures[k] << ": trend " << found[k].mean() << " a year, standard error "
                     << found[k].standard_error());
    CHECK((std::abs(found[k].mean()) < t * found[k].standard_error() ||
           std::abs(found[k].mean()) < 0.002));
    CHECK(t * found[k].standard_error() < 0.005);
  }
}

}  // namespace

// Six replicates of 15,000 firms. Seen to fail with an innovation step that does not fall with
// size: the share of large firms then rises by 0.27 percentage points a year, standard error 0.04.
TEST_CASE("sixty undisturbed years show no trend", "[statistical][stationarity]") {
  check_trends(trends(region_of(95'000, 6, 240)));
}

// Twenty replicates of 30,000 firms: the 99 % interval of every trend lies within ±0.2 % a year.
TEST_CASE("sixty undisturbed years show no trend, twenty replicates",
          "[.long][statistical][stationarity]") {
  auto const found = trends(region_of(190'000, 20, 240));
  check_trends(found);
  for (RunningMoments const& trend : found) {
    CHECK(std::abs(trend.mean()) + student_t_quantile(0.995, 19.0) * trend.standard_error() <
          0.002);
  }
}
