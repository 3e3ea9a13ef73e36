#include "calibration/inference/wave_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calibration/inference/conflict.hpp"

namespace clustress {

namespace {

std::string percent(double share) {
  return share >= 0.095 ? fmt::format("{:.0f}", 100.0 * share)
                        : fmt::format("{:.2g}", 100.0 * share);
}

}  // namespace

std::string line_of_wave(CalibrationProblem const& problem, MatchedHistory const& matched, int wave,
                         double share_before) {
  EmulatedMoments const& emulated = matched.emulated();
  Place const& best = matched.space.best;
  std::size_t const worst = worst_moments(emulated, best).front();
  double lowest = 1.0, highest = 0.0;
  for (std::size_t const moment : emulated.trained().used) {
    lowest = std::min(lowest, *emulated.trained().r2[moment]);
    highest = std::max(highest, *emulated.trained().r2[moment]);
  }
  std::size_t const left_out = problem.moments.size() - emulated.trained().used.size();
  return fmt::format(
      "wave {} of {}: {} evaluations ({} failed), space left {} % (was {}), emulators R² "
      "{:.2f}–{:.2f}{}, worst moment {} |I| {:.1f}",
      wave, problem.waves, matched.asked, matched.failed, percent(matched.space.share()),
      percent(share_before), lowest, highest,
      left_out > 0 ? fmt::format(" ({} left out)", left_out) : "", problem.moments[worst].name,
      emulated.implausibilities(best)[worst]);
}

}  // namespace clustress
