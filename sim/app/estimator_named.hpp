// sim/app/estimator_named.hpp — the method of calibration that a study names.
#pragma once

#include <string>

#include "calibration/inference/estimator.hpp"

namespace clustress {

// UsageError with the names that there are.
Estimator estimator_named(std::string const& name);

}  // namespace clustress
