#include "sim/engine/experiment.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <utility>

namespace clustress {

int worker_count(int threads) {
  return threads > 0 ? threads : tbb::info::default_concurrency();
}

int usual_in_flight(int threads) {
  return worker_count(threads) + 1;
}

void with_threads(int threads, std::function<void()> const& work) {
  tbb::global_control const limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(worker_count(threads)));
  work();
}

std::uint64_t quarters_per_replicate(Scenario const& scenario) {
  auto const arms = static_cast<std::uint64_t>(scenario.variants.size() * scenario.stresses.size());
  return static_cast<std::uint64_t>(scenario.simulation.burn_in_quarters) +
         arms * static_cast<std::uint64_t>(scenario.simulation.horizon_quarters);
}

void run_units(UnitRun const& run, std::vector<RunUnit> const& units, OutcomeSink& sink,
               StopFlag const& stop, Progress& progress, ExperimentOptions const& options) {
  std::size_t next = 0;
  QuarterCallback const count = [&progress](std::size_t firms) {
    progress.firm_quarters += firms;
    ++progress.quarters;
  };
  // Tokens are places in the list of units; at most `in_flight` are under way, in one window,
  // so each has a slot of its own. What a slot holds belongs to this function and is freed however
  // the pipeline ends.
  int const usual = usual_in_flight(options.threads);
  auto const in_flight =
      static_cast<std::size_t>(options.in_flight > 0 ? std::min(options.in_flight, usual) : usual);
  std::vector<std::any> slots(in_flight);
  auto const source = [&](tbb::flow_control& control) -> std::size_t {
    if (next == units.size() || stop || std::chrono::steady_clock::now() >= options.deadline) {
      control.stop();
      return 0;
    }
    return next++;
  };
  auto const simulate = [&](std::size_t place) -> std::size_t {
    Outcome outcome = run(units[place], count);
    outcome.unit = units[place];
    if (std::ranges::find(outcome.status, WorldStatus::failed) != outcome.status.end())
      ++progress.failed;
    slots[place % in_flight] = sink.pack(std::move(outcome));
    return place;
  };
  auto const store = [&](std::size_t place) {
    sink.store(std::exchange(slots[place % in_flight], {}));
    ++progress.units;
  };
  with_threads(options.threads, [&] {
    tbb::parallel_pipeline(
        in_flight,
        tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, source) &
            tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, simulate) &
            tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, store));
  });
  if (stop) throw Stopped{};
}

void run_experiment(Scenario const& scenario, Preparation const& preparation,
                    std::vector<RunUnit> const& units, OutcomeSink& sink, StopFlag const& stop,
                    Progress& progress, ExperimentOptions const& options) {
  run_units(
      [&](RunUnit unit, QuarterCallback const& count) {
        return run_replicate(scenario, preparation, unit.replicate, stop, count);
      },
      units, sink, stop, progress, options);
}

void run_experiment(Scenario const& scenario, Preparations& preparations,
                    std::vector<RunUnit> const& units, OutcomeSink& sink, StopFlag const& stop,
                    Progress& progress, ExperimentOptions const& options) {
  run_units(
      [&](RunUnit unit, QuarterCallback const& count) {
        auto const point = preparations.of(unit.point);
        return run_replicate(*point->scenario, point->preparation,
                             luck_of(scenario, unit.point, unit.replicate), stop, count);
      },
      units, sink, stop, progress, options);
}

}  // namespace clustress
