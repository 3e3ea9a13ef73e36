// sim/app/validated.hpp — measures a scenario's economy and holds it against what is observed.
#pragma once

#include <cstddef>

#include "calibration/measure.hpp"
#include "sim/app/validate_formats.hpp"

namespace clustress {

// Replicates run in parallel in the current TBB arena. Throws Stopped when a signal asks to stop.
Validation validated(Scenario const& scenario, std::size_t replicates, Experiments experiments,
                     MeasuredAt size = MeasuredAt::declared_size);

}  // namespace clustress
