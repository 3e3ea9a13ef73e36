// calibration/emulator/emulator.hpp — universal kriging of one output over the unit cube.
//
//   y = hᵀb + Z(x) + noise,  h = (1, x − ½),  cov Z = σ² (1 + √5 r + 5r²/3) e^{−√5 r},
//   r² = Σ ((x_i − x'_i)/l_i)²   (Matérn 5/2),   C = cov Z + diag(noise) + τ² I
//
// Known noise of each point, and a small nugget τ². σ², τ² and the lengths maximise the
// restricted likelihood (Harville 1974) with weak priors: ln l ~ N(0, 1), ln τ² ~ N(ln 1e-4, 2²)
// for outputs of SD 1. Deterministic: the same bits for the same points. Const is thread-safe.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <string>
#include <vector>

namespace clustress {

struct KrigingScales {
  std::vector<double> lengths;  // of each parameter, of the cube
  double variance = 1.0;        // σ², of the output scaled to SD 1
  double nugget = 1e-4;         // τ², likewise
};

// What is left out is predicted from the rest with the same scales (Dubrule 1983).
struct LeaveOneOut {
  std::vector<double> errors, sds;  // of each point, in the output's unit
  double r2 = 0.0;
  double share_beyond_two = 0.0;  // of errors beyond two of their SDs
};

struct Prediction {
  double mean = 0.0, variance = 0.0;  // variance of the mean output, without noise and nugget
  Eigen::VectorXd luck;  // by point: its weight in the mean × the SD of its noise, in the unit
};

inline constexpr double least_emulator_r2 = 0.7, most_beyond_two = 0.1;

class Emulator {
 public:
  // `points` [point][parameter] in the cube; `noise` is the variance of each value, in its unit
  // squared, 0 or more. Throws UsageError unless there are two points more than trend terms.
  static Emulator fit(Eigen::MatrixXd const& points, std::span<double const> values,
                      std::span<double const> noise);
  Emulator(Eigen::MatrixXd points, std::span<double const> values, std::span<double const> noise,
           KrigingScales scales);

  [[nodiscard]] Prediction predict(std::span<double const> cube) const;
  // How far the mean output lies from its trend, Z(x), as far as it is known; in the unit.
  [[nodiscard]] double bend(std::span<double const> cube) const;
  [[nodiscard]] LeaveOneOut const& left_out() const { return left_out_; }
  [[nodiscard]] KrigingScales const& scales() const { return scales_; }
  // Why it must not be used, naming the moment; empty if it may be. So many errors beyond two SDs
  // must also be more than chance gives once in a hundred, or few points would fail at random.
  [[nodiscard]] std::string refusal(std::string const& moment) const;

 private:
  [[nodiscard]] Eigen::VectorXd covariance_with(std::span<double const> cube) const;
  void leave_out(Eigen::VectorXd const& y);

  Eigen::MatrixXd points_;
  KrigingScales scales_;
  double center_ = 0.0, unit_ = 1.0;                          // of the output
  Eigen::VectorXd noise_sds_;                                 // in the output's unit
  Eigen::MatrixXd inverse_, trend_inverse_, weighted_trend_;  // C⁻¹, (HᵀC⁻¹H)⁻¹, C⁻¹H
  Eigen::VectorXd coefficients_, residual_weights_;           // b, C⁻¹(y − Hb)
  LeaveOneOut left_out_;
};

}  // namespace clustress
