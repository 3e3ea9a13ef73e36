// sim/app/calibration_text.hpp — what a calibration found, for people: first in one sentence or
// two, then parameters and targets. Pure functions.
#pragma once

#include <span>
#include <string>

#include "calibration/confirmation.hpp"
#include "calibration/inference/problem.hpp"
#include "sim/engine/scenario.hpp"

namespace clustress {

struct CalibrationFound {
  Scenario const& study;
  CalibrationProblem const& problem;
  CalibrationResult const& result;
  std::span<ConfirmedTarget const> confirmed;
};

// With its end of line.
std::string calibration_text(CalibrationFound const& found);

}  // namespace clustress
