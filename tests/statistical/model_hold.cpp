// The hold: at programme start every declared total is met on average, and when it ends nothing
// jumps.
#include <tbb/parallel_for.h>

#include <clustress/catch.hpp>
#include <cmath>

#include "scenarios/loader/loader.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// A declared total: jobs of a region-sector or of a cluster.
struct Total {
  std::string name;
  double declared = 0;
  std::vector<std::size_t> cells;
};

std::vector<Total> declared_totals(Economy const& economy) {
  std::vector<Total> totals;
  for (Market const& market : economy.markets) {
    Total total{economy.facts.regions[market.region.get()].name + " " +
                    economy.facts.sectors[market.sector.get()].name,
                0,
                {}};
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) total.cells.push_back(c);
    totals.push_back(total);
  }
  for (std::size_t k = 0; k < economy.facts.clusters.size(); ++k) {
    totals.push_back({economy.facts.clusters[k].name, 0, {}});
    for (std::size_t c = 0; c < economy.cells.size(); ++c) {
      if (economy.cells[c].cluster && economy.cells[c].cluster->get() == k)
        totals.back().cells.push_back(c);
    }
  }
  for (Total& total : totals) {
    for (std::size_t const c : total.cells) total.declared += economy.cells[c].target_jobs;
  }
  return totals;
}

struct Starts {
  std::vector<Total> totals;
  std::vector<RunningMoments> deviation;  // jobs / declared − 1 at programme start, by total
  RunningMoments all;                     // the same for all firms together
  RunningMoments growth;                  // ln of jobs after four quarters, less at programme start
};

Starts starts(Scenario const& scenario) {
  auto const n = static_cast<std::size_t>(scenario.simulation.replicates);
  Preparation const preparation = prepare(scenario);
  std::vector<std::vector<std::int64_t>> jobs(n), later(n);
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t r) {
    World world = burn_in(scenario, preparation, static_cast<std::uint32_t>(r));
    for (CellState const& cell : world.cells) jobs[r].push_back(cell.jobs);
    Workspace workspace;
    while (world.now < 4) step(world, workspace, {});
    for (CellState const& cell : world.cells) later[r].push_back(cell.jobs);
  });
  Starts result;
  result.totals = declared_totals(*preparation.economy);
  result.deviation.resize(result.totals.size());
  double declared = 0;
  for (Cell const& cell : preparation.economy->cells) declared += cell.target_jobs;
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t k = 0; k < result.totals.size(); ++k) {
      double sum = 0;
      for (std::size_t const c : result.totals[k].cells) sum += static_cast<double>(jobs[r][c]);
      result.deviation[k].add(sum / result.totals[k].declared - 1.0);
    }
    double before = 0, after = 0;
    for (std::size_t c = 0; c < jobs[r].size(); ++c) {
      before += static_cast<double>(jobs[r][c]);
      after += static_cast<double>(later[r][c]);
    }
    result.all.add(before / declared - 1.0);
    result.growth.add(std::log(after / before));
  }
  return result;
}

// Each total's mean deviation lies within ±1 %, as far as its standard error can tell: |mean| ≤ 1 %
// + z SE with z for α = 0.01 over all totals together. The total of all firms: |mean| ≤ 1 % and not
// told from 0. Growth in the first year: not told from 0. Single worlds spread more: that is luck
// of their large firms, not bias.
void check_starts(Starts const& found, double largest_error) {
  auto const totals = static_cast<double>(found.totals.size());
  double const z = normal_quantile(1.0 - 0.005 / totals);
  for (std::size_t k = 0; k < found.totals.size(); ++k) {
    RunningMoments const& d = found.deviation[k];
    WARN(found.totals[k].name << " (" << found.totals[k].declared << " jobs): mean deviation "
                              << 100.0 * d.mean() << " %, standard error "
                              << 100.0 * d.standard_error() << ", single worlds spread by "
                              << 100.0 * d.standard_deviation());
    CHECK(std::abs(d.mean()) < 0.01 + z * d.standard_error());
    CHECK(d.standard_error() < largest_error);
  }
  auto const degrees = static_cast<double>(found.all.count()) - 1.0;
  double const t = student_t_quantile(0.995, degrees);
  WARN("all firms: mean deviation "
       << 100.0 * found.all.mean() << " %, standard error " << 100.0 * found.all.standard_error()
       << "; growth in the first year " << 100.0 * found.growth.mean() << " %, standard error "
       << 100.0 * found.growth.standard_error());
  CHECK(std::abs(found.all.mean()) < std::min(0.01, t * found.all.standard_error()));
  CHECK(std::abs(found.growth.mean()) < t * found.growth.standard_error());
  CHECK(t * found.growth.standard_error() < 0.01);  // a jump of one per cent would be seen
}

}  // namespace

// 40 replicates on 40 populations of 6,300 firms. Seen to fail with the hold's integral part left
// out: totals then lie above their facts by the growth that the hold must take away over its gain,
// 0.013/0.3 = 4 %; and with outside sales released without their drift: growth of +0.9 % in the
// first year.
TEST_CASE("declared totals are met at programme start and nothing jumps after",
          "[statistical][hold]") {
  Scenario scenario = small_scenario();
  scenario.world.regions[0].employed_persons = 40'000;
  scenario.world.clusters[0].jobs = 4'800;
  scenario.simulation.spin_up_quarters = 160;
  scenario.simulation.burn_in_quarters = Simulation{}.burn_in_quarters;
  scenario.simulation.populations = scenario.simulation.replicates = 40;
  scenario.simulation.macro_path = MacroPath::off;
  check_starts(starts(scenario), 0.015);
}

TEST_CASE("declared totals of Leipzig are met at programme start", "[.long][statistical][hold]") {
  Scenario scenario = load_scenario(
      std::string(CLUSTRESS_SOURCE_DIR) + "/scenarios/library/leipzig.toml",
      {"simulation.populations=64", "simulation.replicates=64", "simulation.macro_path=\"off\""});
  check_starts(starts(scenario), 0.02);
}
