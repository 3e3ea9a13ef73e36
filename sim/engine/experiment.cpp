#include "sim/engine/experiment.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>

namespace clustress {
namespace {

int worker_count(int threads) {
  return threads > 0 ? threads : tbb::info::default_concurrency();
}

}  // namespace

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

void run_experiment(Scenario const& scenario, Preparation const& preparation, std::vector<std::uint32_t> const& replicates,
                    OutcomeSink& sink, StopFlag const& stop, Progress& progress, ExperimentOptions const& options) {
  std::size_t next = 0;
  QuarterCallback const count = [&progress](std::size_t firms) {
    progress.firm_quarters += firms;
    ++progress.quarters;
  };
  auto const source = [&](tbb::flow_control& control) -> std::uint32_t {
    if (next == replicates.size() || stop) {
      control.stop();
      return 0;
    }
    return replicates[next++];
  };
  auto const simulate = [&](std::uint32_t replicate) -> std::shared_ptr<std::any> {
    return std::make_shared<std::any>(sink.pack(run_replicate(scenario, preparation, replicate, stop, count)));
  };
  auto const store = [&](std::shared_ptr<std::any> const& packed) {
    sink.store(std::move(*packed));
    ++progress.replicates;
  };
  with_threads(options.threads, [&] {
    tbb::parallel_pipeline(
        static_cast<std::size_t>(worker_count(options.threads)) + 1,
        tbb::make_filter<void, std::uint32_t>(tbb::filter_mode::serial_in_order, source) &
            tbb::make_filter<std::uint32_t, std::shared_ptr<std::any>>(tbb::filter_mode::parallel, simulate) &
            tbb::make_filter<std::shared_ptr<std::any>, void>(tbb::filter_mode::serial_in_order, store));
  });
  if (stop) throw Stopped{};
}

}  // namespace clustress
