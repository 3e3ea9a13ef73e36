// calibration/inference/emulated_moments.hpp — the emulators of one wave beside what was observed.
//
//   I_j = |z_j − μ_j(x)| / √(v_j(x) + V_obs,j + V_disc,j)                     implausibility
//   ln L = −½ gᵀ Ω⁻¹ g − ½ ln |Ω|,  g = z − μ(x)
//   Ω_ij = c_ij Σ_p λ_ip λ_jp + b_ij √(g_i g_j) + δ_ij (V_obs + V_disc)_j,  g_j = v_j − Σ_p λ_jp²
//
// Luck counts once: the mean of R replicates has the variance s²/R, which is the emulator's noise,
// so v_j is what luck and gaps between points leave in doubt about the model's own mean, and no
// luck is added to it. λ_jp is what luck of one SD at point p moves μ_j by: luck of a world has
// correlations c among moments (luck_of_places.hpp). What is left of v_j comes of gaps between
// points, where functions bend; errors there are taken to have the correlations b of the bends
// (emulator_training.hpp). A z that was simulated by R replicates itself has the luck of the place,
// c_ij √(s_i²(x) s_j²(x))/R, in its V_obs and in Ω. Const is thread-safe.
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
  // gᵀ Ω⁻¹ g: on average as many as moments are used, at the place where z was made.
  [[nodiscard]] double distance(std::span<double const> x) const;
  // Of one moment that is used; another is a contract violation.
  [[nodiscard]] Prediction predict(std::size_t moment, std::span<double const> x) const;
  // Is every emulator ten times as sure at x as observations and model can be?
  [[nodiscard]] bool is_sure(std::span<double const> x) const;

  [[nodiscard]] TrainedEmulators const& trained() const { return trained_; }

 private:
  struct At {
    Eigen::VectorXd gap, variance, luck, tolerance;  // of used moments: z − μ, v, s²/R of z, V
    Eigen::MatrixXd learnt;  // [evaluation][moment]: what luck of one SD there moves μ by
  };
  [[nodiscard]] At at(std::span<double const> x) const;
  [[nodiscard]] Eigen::MatrixXd omega(At const& all) const;

  TrainedEmulators trained_;
  Eigen::Index evaluations_ = 0;                    // that any emulator learnt from
  Eigen::VectorXd observed_, errors_, replicates_;  // of used moments: z, V without luck, R or 0
};

}  // namespace clustress
