#include "sim/app/validated.hpp"

#include <tbb/parallel_for.h>

#include "sim/app/stop_signals.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/population_store.hpp"

namespace clustress {

Validation validated(Scenario const& scenario, std::size_t replicates, Experiments experiments,
                     MeasuredAt size) {
  Validation validation;
  validation.world_scale = scenario.world.scale;
  validation.targets = measured_targets(experiments);
  validation.measured.resize(replicates);
  auto const cache = PopulationStore::usual();
  Preparation const preparation = prepare(scenario, StopSignals::flag(), cache ? &*cache : nullptr);
  tbb::parallel_for(std::size_t{0}, replicates, [&](std::size_t r) {
    validation.measured[r] = measure_targets(scenario, preparation, static_cast<std::uint32_t>(r),
                                             experiments, StopSignals::flag(), {}, size);
  });
  validation.judgements =
      judge(validation.targets, validation.measured, scenario.world, scenario.observed);
  return validation;
}

}  // namespace clustress
