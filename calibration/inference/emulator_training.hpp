// calibration/inference/emulator_training.hpp — an emulator for each moment that can have one.
//
// Noise of a moment is its variance by luck, pooled over evaluations nearby, over replicates. An
// emulator learns from the evaluations `nearby`; if it is refused, from all; if it is refused
// again, its moment is left out. So is a moment measured in fewer than half of the evaluations.
// Evaluations have luck of their own. Pure, thread-safe.
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/emulator/emulator.hpp"
#include "calibration/inference/place.hpp"
#include "calibration/inference/problem.hpp"

namespace clustress {

// Usable evaluations and where they were made, in the order of asking.
struct Evaluated {
  std::vector<Place> points;
  std::vector<PointEvaluation> evaluations;
};

struct TrainedEmulators {
  std::vector<std::string> refusals;      // by moment; empty: it is used
  std::vector<std::optional<double>> r2;  // by moment, leave-one-out
  std::vector<double> luck;               // by moment, variance of one replicate
  std::vector<std::size_t> used;          // moments
  std::vector<Emulator> emulators;        // of used moments
  Eigen::MatrixXd correlation;            // of their luck, shrunk (moment_covariance.hpp)
};

// Throws UsageError if all moments are left out, no evaluation has two replicates, or there are too
// few for an emulator.
TrainedEmulators train_emulators(std::span<FittedMoment const> moments, Evaluated const& all,
                                 std::span<std::size_t const> nearby);

}  // namespace clustress
