// sim/app/posterior_of.hpp — what a calibration found, as its file holds it. Pure function.
#pragma once

#include "sim/app/calibration_text.hpp"
#include "sim/results/posterior_file.hpp"

namespace clustress {

Posterior posterior_of(CalibrationFound const& found);

}  // namespace clustress
