// sim/app/calibration_text.hpp — what a calibration found, for people: first in one sentence or
// two, then parameters and targets. Pure functions.
#pragma once

#include <span>
#include <string>

#include "calibration/confirmation.hpp"
#include "calibration/inference/recovery.hpp"
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

// Values that a test at 5 % does not reject, others at their best; of a result with profiles.
std::string profile_text(CalibrationProblem const& problem, CalibrationResult const& result);

// Whether intervals are honest, in one sentence; of no recovery, why.
std::string recovery_in_words(Recoveries const& recoveries);
// That sentence, and a table by parameter.
std::string recovery_text(CalibrationProblem const& problem, Recoveries const& recoveries);

}  // namespace clustress
