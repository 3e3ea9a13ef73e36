// sim/app/measure_effects.hpp — the headline measures of every programme at one point, from worlds
// that are simulated here and stored nowhere. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/replicate.hpp"

namespace clustress {

// "effect/VARIANT/STRESS/MEASURE" of every programme, reference programmes included, under every
// stress; the same at all points of a study.
std::vector<std::string> effect_names(Scenario const& scenario);

struct EffectValues {
  // By name; NaN where it cannot be given. Of a median, or a number of worlds, the error is NaN.
  std::vector<double> mean, standard_error;
  std::vector<std::vector<double>> of_replicate;  // [replicate][name]
  std::string cause;                              // of the first world that failed, or empty
};

// Simulates that many replicates, all programmes and stresses, in the current TBB arena. Throws
// Stopped.
EffectValues measure_effects(Scenario const& scenario, Preparation const& preparation,
                             std::uint32_t replicates, StopFlag const& stop);

}  // namespace clustress
