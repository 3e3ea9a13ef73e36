// calibration/measure.hpp — measures all targets in one replicate.
//
// Thread-safe: each call has its own worlds.
#pragma once

#include <vector>

#include "calibration/target.hpp"
#include "sim/engine/replicate.hpp"

namespace clustress {

// Experiments push worlds of their own for up to sixty years: most of the work.
enum class Experiments { included, left_out };

// Of a scaled world: its moments brought to the declared size (size_bias.hpp), or as they were
// found. The same in a world of its declared size.
enum class MeasuredAt { declared_size, simulated_size };

// Years that survival over five years needs; worlds of a shorter horizon are measured so long.
inline constexpr Quarter least_years = 7;

// Quarters over which targets are measured.
Quarter measured_quarters(Scenario const& scenario);

// The targets that are measured, in the order of the catalogue.
std::vector<Target const*> measured_targets(Experiments experiments);
// The phenomenon of each of them; those of one file stand together.
std::vector<std::string_view> measured_phenomena(Experiments experiments);

// One number for each of measured_targets(), of an undisturbed replicate without a programme over
// the whole years of the scenario's horizon, least_years at least: a pure function of scenario,
// preparation and luck, the number of the replicate or what luck_of() makes of it. `on_quarter` is
// told of the quarters of the undisturbed world. NaN where the population of a target is empty.
// Throws Stopped when asked to stop, WorldFailure if the world breaks an invariant.
std::vector<double> measure_targets(Scenario const& scenario, Preparation const& preparation,
                                    std::uint64_t luck, Experiments experiments,
                                    StopFlag const& stop, QuarterCallback const& on_quarter = {},
                                    MeasuredAt size = MeasuredAt::declared_size);

}  // namespace clustress
