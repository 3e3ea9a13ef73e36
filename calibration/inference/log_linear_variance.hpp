// calibration/inference/log_linear_variance.hpp — how luck of a moment differs from place to place.
//
//   ln σ²(x) = b₀ + bᵀ(x − ½),   ν_i s_i²/σ²(x_i) ~ χ² of ν_i degrees,   b_k ~ N(0, τ²)
//
// b maximises likelihood × prior: a generalised linear model of variances (Smyth 1989, Journal of
// the Royal Statistical Society B 51(1)), which stochastic kriging needs of luck (Ankenman, Nelson
// & Staum 2010, Operations Research 58(2)). The function is convex; scoring with halved steps finds
// its end. τ is that of 0, ⅛, ¼ … 4 under which what was seen is most likely (b integrated out by
// Laplace's method), so luck that is even is taken to be so. Unbiased for luck that is not normal
// too, since the score is that of a mean. Pure.
#pragma once

#include <Eigen/Dense>
#include <span>

namespace clustress {

class LogLinearVariance {
 public:
  LogLinearVariance() = default;  // 0 everywhere
  // `points` [point][parameter] in the cube, one or more; each with a variance ≥ 0 of ν > 0
  // degrees. 0 everywhere if all variances are.
  LogLinearVariance(Eigen::MatrixXd const& points, Eigen::VectorXd const& variances,
                    Eigen::VectorXd const& degrees);

  [[nodiscard]] double at(std::span<double const> cube) const;  // in the unit of the variances
  [[nodiscard]] double pooled() const { return unit_; }

 private:
  double unit_ = 0.0;             // the pooled variance
  Eigen::VectorXd coefficients_;  // b, for variances over it
};

}  // namespace clustress
