// analysis/evaluation/logit.hpp — the propensity score: a logit by Newton's method.
//
// P(treated | x) = 1 / (1 + exp(−x'b)), maximum likelihood by weights, by iteratively reweighted
// least squares with halved steps (McCullagh & Nelder 1989, ch. 2; Rosenbaum & Rubin 1983,
// Biometrika 70). Ends when no component of the score is above 1e-10 of its scale. Pure,
// thread-safe.
#pragma once

#include <Eigen/Core>
#include <optional>

namespace clustress {

struct LogitFit {
  Eigen::VectorXd coefficients;
  Eigen::VectorXd linear;  // x'b of each row
  int iterations = 0;
};

// x with a column of ones among its own; y 0 or 1. Nothing if the likelihood has no maximum (some
// combination of x tells all treated from all others) or columns depend on each other.
std::optional<LogitFit> fit_logit(Eigen::MatrixXd const& x, Eigen::VectorXd const& y,
                                  Eigen::VectorXd const& weight);

}  // namespace clustress
