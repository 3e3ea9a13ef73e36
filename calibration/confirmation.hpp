// calibration/confirmation.hpp — what a fit is worth: all targets, fitted and held out, in worlds
// simulated at the best point and at points of the posterior.
//
// Pure functions, thread-safe.
#pragma once

#include <span>
#include <vector>

#include "calibration/evaluation.hpp"
#include "calibration/judge.hpp"

namespace clustress {

struct ConfirmedTarget {
  Judgement at_best;  // mean over the replicates of the best point
  bool is_fitted = false;
  // Hold 90 % of the means of posterior points, luck of their few replicates included; empty if no
  // point has it.
  std::optional<Interval> over_posterior;
  std::size_t points = 0;
};

struct FitTally {
  std::size_t fitted = 0, fitted_met = 0, held_out = 0, held_out_met = 0;
};

// Observed figures that are definitions, and other counts of a moment, are left out.
void add_to(FitTally& tally, Judgement const& judgement, bool is_fitted);

// `weights`: of the points of the posterior, whose evaluations are `posterior`; those that failed
// are left out. `own`: figures of the study.
std::vector<ConfirmedTarget> confirmation(std::span<Target const* const> moments,
                                          std::span<Target const* const> fitted,
                                          Evaluation const& best,
                                          std::span<Evaluation const> posterior,
                                          std::span<double const> weights, WorldFacts const& facts,
                                          std::span<ObservedFigure const> own = {});

// A target is met if the mean at the best point is in its band.
FitTally tally_of(std::span<ConfirmedTarget const> confirmed);

}  // namespace clustress
