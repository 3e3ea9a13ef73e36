// calibration/inference/history_matching.hpp — waves of evaluations that leave ever less of the
// space (Craig, Goldstein, Seheult & Smith 1997; Vernon, Goldstein & Bower 2010).
//
// Wave 1 evaluates 10 d Sobol points (25 d where it is the only one), later waves share the rest of
// the budget, up to 25 d each (emulators of more points take long and tell little more), and spread
// their points over what is left. Emulators of a wave learn from all points so far that were left
// by the wave before; the least implausible of the others make up 10 d if they are fewer. A place
// is left if it is left by every wave. Waves end when the space falls by less than a tenth,
// emulators are ten times as sure as observations, waves or budget are used up, or nothing is left
// in two waves running: the emulators that leave nothing are replaced once by others that learnt
// where they left most. Evaluation k of a problem has luck k + 1, its own. Pure, as `evaluate` is.
#pragma once

#include "calibration/inference/emulated_moments.hpp"
#include "calibration/inference/plausible_space.hpp"

namespace clustress {

struct MatchedHistory {
  Evaluated evaluated;                 // usable ones
  std::vector<EmulatedMoments> waves;  // one or more; the last is that of the posterior
  PlausibleSpace space;                // left by all of them
  std::size_t asked = 0, failed = 0;   // evaluations
  std::string why_it_ended;            // a sentence

  [[nodiscard]] EmulatedMoments const& emulated() const { return waves.back(); }
  // Is it left by all waves but the last, where that one's emulators hold?
  [[nodiscard]] bool is_known(std::span<double const> x) const;
};

// Asks for `most` evaluations at most. Tells one line a wave. Throws UsageError if evaluations are
// too few for emulators, or no moment has one.
MatchedHistory match_history(CalibrationProblem const& problem, std::size_t most,
                             EvaluatePoints const& evaluate, TellProgress const& tell);

}  // namespace clustress
