// calibration/inference/emulated_moments.hpp — the emulators of one wave beside what was observed.
//
//   I_j = |z_j − μ_j(x)| / √(v_j(x) + V_obs,j + V_disc,j)                     implausibility
//   ln L = −½ gᵀ Ω⁻¹ g − ½ ln |Ω|,  g = z − μ(x),  Ω_ij = c_ij √(v_i v_j) + δ_ij (V_obs + V_disc)_j
//
// Luck counts once: the mean of R replicates has the variance s²/R, which is the emulator's noise,
// so v_j is what luck and gaps between points leave in doubt about the model's own mean, and no
// luck is added to it. Errors of emulators that learnt from the same worlds are taken to be
// correlated as the luck of these worlds is (c, moment_covariance.hpp). Const is thread-safe.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "calibration/inference/emulator_training.hpp"

namespace clustress {

class EmulatedMoments {
 public:
  EmulatedMoments(std::span<FittedMoment const> moments, TrainedEmulators trained);

  // |I| of each moment, NaN for those left out.
  [[nodiscard]] std::vector<double> implausibilities(std::span<double const> x) const;
  // The second largest |I|, or the only one: one bad emulator excludes nothing.
  [[nodiscard]] double implausibility(std::span<double const> x) const;
  [[nodiscard]] double log_likelihood(std::span<double const> x) const;
  // Of one moment that is used; another is a contract violation.
  [[nodiscard]] Prediction predict(std::size_t moment, std::span<double const> x) const;
  // Is every emulator ten times as sure at x as observations and model can be?
  [[nodiscard]] bool is_sure(std::span<double const> x) const;

  [[nodiscard]] TrainedEmulators const& trained() const { return trained_; }

 private:
  struct At {
    Eigen::VectorXd gap, variance;  // z − μ and v, of used moments
  };
  [[nodiscard]] At at(std::span<double const> x) const;

  TrainedEmulators trained_;
  // Of used moments: z, all of its error variance, and what of that is luck of a simulated value.
  Eigen::VectorXd observed_, tolerance_, luck_;
};

}  // namespace clustress
