// calibration/inference/fit_at_best.hpp — the best place of emulators, held against the simulator.
#pragma once

#include "calibration/inference/history_matching.hpp"

namespace clustress {

// Asks for one more evaluation, at `result.best`, and sets moments, evaluations and failed; adds
// notes on moments that have no emulator, are missed, or whose emulator is off by more than three
// of its standard errors. `distance` has the simulated mean's own luck s²/R in its variance. If the
// evaluation fails, the emulators' means stand for it, with a note.
void fit_at_best(CalibrationProblem const& problem, MatchedHistory const& matched,
                 EvaluatePoints const& evaluate, CalibrationResult& result);

}  // namespace clustress
