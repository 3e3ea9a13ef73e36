// calibration/calibration_problem.hpp — a study with [[uncertain]] and [calibrate] as the problem
// that a method of calibration is asked: what is in doubt on the unit cube, and the targets that
// are fitted with the errors that are known of them. Targets that are not fitted never reach it.
//
// Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "calibration/evaluation.hpp"
#include "calibration/inference/problem.hpp"
#include "calibration/target.hpp"

namespace clustress {

// Those named in [calibrate] fit, else all that are given to be fitted (Target::is_fitted), in the
// order of the catalogue. UsageError for a name that is none, given twice, or of a target of which
// nothing is observed.
std::vector<Target const*> targets_to_fit(CalibrationOptions const& options);

// Left out unless one of the targets is measured in an experiment.
Experiments experiments_for(std::span<Target const* const> fitted);

// Variances in squared units of the moment. Observed: standard error² + spread². Discrepancy: what
// the model cannot be better than, a tenth of what is observed (Vernon et al. 2022 judge it so for
// an agent-based model). Size: of what a scaled world is corrected by. UsageError if nothing is in
// doubt, and for a target whose correction is not known in a scaled world.
CalibrationProblem calibration_problem(Scenario const& declared,
                                       std::span<Target const* const> fitted);

// Means and covariance over replicates of the fitted moments alone. `columns`: where they stand in
// evaluation.measured. Not usable if the point was refused, if a world failed, or if a fitted
// moment has no population in two replicates.
PointEvaluation moments_of(Evaluation const& evaluation, std::span<std::size_t const> columns,
                           std::span<Target const* const> fitted);

// By parameter, in units.
std::vector<double> values_at(CalibrationProblem const& problem, std::span<double const> cube);

}  // namespace clustress
