// sim/study/moments_of_study.hpp — the moments that a study with a [design] measures beside its
// effects, or without: of the undisturbed world without a programme, as calibration measures them.
// Thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/preparations.hpp"
#include "sim/engine/replicate.hpp"

namespace clustress {

// By name; empty of a study that measures none.
std::vector<MomentInfo> moments_of(Scenario const& study);

// World-quarters of one unit, for progress.
std::uint64_t quarters_of_unit(Scenario const& study);

// Fills in the moments of a unit, and, where moments are all that is measured, its status and what
// it cost. A world that breaks an invariant leaves NaN. Throws Stopped.
void measure_moments(Scenario const& study, PreparedPoint const& point, std::uint64_t luck,
                     StopFlag const& stop, QuarterCallback const& on_quarter, Outcome& outcome);

}  // namespace clustress
