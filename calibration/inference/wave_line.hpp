// calibration/inference/wave_line.hpp — a wave in one line, for people. Pure, thread-safe.
#pragma once

#include <string>

#include "calibration/inference/history_matching.hpp"

namespace clustress {

// "wave 2 of 4: 150 evaluations (2 failed), space left 1.2 % (was 5.8), emulators R² 0.93–1.00,
// worst moment size_tail |I| 2.7", the last at the least implausible place.
std::string line_of_wave(CalibrationProblem const& problem, MatchedHistory const& matched, int wave,
                         double share_before);

}  // namespace clustress
