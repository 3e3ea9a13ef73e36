// calibration/page/replayed.hpp — what the evaluators of a real programme found, beside what their
// estimator finds on simulated firms (docs/model/replays.md), as the validation page shows it.
//
// Plain values, made by scripts/replays; pure functions, thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/parameters.hpp"

namespace clustress {

// Of what is published. percent; at_least: so many percent or more; own_per_euro, per_euro: euro
// for each euro of support; rd_per_euro: of R&D, the aid included; null: no significant effect;
// sign: of 1, a positive one.
inline constexpr std::string_view replay_forms[] = {
    "percent", "at_least", "own_per_euro", "per_euro", "rd_per_euro", "null", "sign"};
inline constexpr std::string_view replay_verdicts[] = {"agrees", "same sign", "disagrees",
                                                       "cannot be told"};

struct ReplayedFigure {
  std::string replay, figure;  // "guaranteed_loans", "jobs of the supported"
  std::string population;      // of the study
  std::string source;
  std::string unit;                   // of the numbers below
  std::string form, verdict;          // one of those above
  bool is_fitted = false;             // it was known when parameters were set
  std::optional<double> published;    // nothing of a null
  std::optional<Range> agreeing;      // what agrees with what is published
  double simulated = 0.0;             // mean over worlds
  Range interval;                     // 95 %, of that mean
  std::optional<double> true_effect;  // of the same firms with and without, which no study sees
};

struct ReplayTally {
  std::size_t figures = 0, agree = 0;
  std::size_t held_out = 0, held_out_agree = 0;  // of those that nothing was fitted to
};
ReplayTally tally_of(std::span<ReplayedFigure const> replays);

}  // namespace clustress
