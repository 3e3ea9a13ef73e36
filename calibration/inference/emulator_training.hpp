// calibration/inference/emulator_training.hpp — an emulator for each moment that can have one.
//
// Noise of a moment at a point is its variance by luck there (luck_of_places.hpp, learnt from
// evaluations nearby) over replicates. An emulator learns from the evaluations `nearby`; if it is
// refused, from all; if it is refused again, its moment is left out. So is a moment measured in
// fewer than half of the evaluations. Evaluations have luck of their own. Moments are learnt in
// parallel in the current TBB arena, with the same bits for any number of threads. Pure,
// thread-safe.
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/emulator/emulator.hpp"
#include "calibration/inference/evaluated.hpp"
#include "calibration/inference/log_linear_variance.hpp"

namespace clustress {

struct TrainedEmulators {
  std::vector<std::string> refusals;             // by moment; empty: it is used
  std::vector<std::optional<double>> r2;         // by moment, leave-one-out
  std::vector<LogLinearVariance> luck;           // by moment, of one replicate
  std::vector<std::size_t> used;                 // moments
  std::vector<Emulator> emulators;               // of used moments
  std::vector<std::vector<std::size_t>> learnt;  // evaluations that each of them learnt from
  Eigen::MatrixXd correlation;                   // of their luck
  // Of their bends Z(x) over evaluations nearby, about 0, shrunk (moment_covariance.hpp).
  Eigen::MatrixXd bends;
};

// Throws UsageError if all moments are left out, no evaluation has two replicates, or there are too
// few for an emulator.
TrainedEmulators train_emulators(std::span<FittedMoment const> moments, Evaluated const& all,
                                 std::span<std::size_t const> nearby);

}  // namespace clustress
