#include "calibration/inference/log_linear_variance.hpp"

#include <cmath>

#include "calibration/emulator/kernel.hpp"

namespace clustress {

namespace {

constexpr double prior_sd = 2.0;  // of slopes
constexpr int most_steps = 100, most_halvings = 30;
constexpr double close_enough = 1e-10;  // of −ln (likelihood × prior)

// −ln of likelihood × prior, but for constants, of variances over their pooled value.
struct Cost {
  Eigen::MatrixXd const& trend;
  Eigen::VectorXd const& variances;
  Eigen::VectorXd const& degrees;
  Eigen::VectorXd precision;  // of the prior, by coefficient

  [[nodiscard]] double at(Eigen::VectorXd const& b) const {
    Eigen::ArrayXd const log = (trend * b).array();
    double const likelihood =
        (0.5 * degrees.array() * (log + variances.array() * (-log).exp())).sum();
    return likelihood + 0.5 * b.dot(precision.cwiseProduct(b));
  }
};

}  // namespace

LogLinearVariance::LogLinearVariance(Eigen::MatrixXd const& points,
                                     Eigen::VectorXd const& variances,
                                     Eigen::VectorXd const& degrees)
    : unit_(variances.dot(degrees) / degrees.sum()),
      coefficients_(Eigen::VectorXd::Zero(points.cols() + 1)) {
  if (!(unit_ > 0.0)) return;
  Eigen::MatrixXd const trend = trend_of(points);
  Eigen::VectorXd const ratios = variances / unit_;
  Cost cost{trend, ratios, degrees, Eigen::VectorXd::Constant(trend.cols(), 1.0)};
  cost.precision /= prior_sd * prior_sd;
  cost.precision(0) = 0.0;
  Eigen::MatrixXd information = trend.transpose() * (0.5 * degrees).asDiagonal() * trend;
  information.diagonal() += cost.precision;
  Eigen::LLT<Eigen::MatrixXd> const root(information);
  double value = cost.at(coefficients_);
  for (int step = 0; step < most_steps; ++step) {
    Eigen::ArrayXd const excess = ratios.array() * (-(trend * coefficients_).array()).exp() - 1.0;
    Eigen::VectorXd move =
        root.solve(trend.transpose() * (0.5 * degrees.array() * excess).matrix() -
                   cost.precision.cwiseProduct(coefficients_));
    double next = cost.at(coefficients_ + move);
    for (int half = 0; half < most_halvings && !(next <= value); ++half) {
      move *= 0.5;
      next = cost.at(coefficients_ + move);
    }
    if (!(next <= value)) break;
    double const fall = value - next;
    coefficients_ += move;
    value = next;
    if (fall < close_enough) break;
  }
}

double LogLinearVariance::at(std::span<double const> cube) const {
  if (!(unit_ > 0.0)) return 0.0;
  double log = coefficients_(0);
  for (std::size_t k = 0; k < cube.size(); ++k) {
    log += coefficients_(static_cast<Eigen::Index>(k) + 1) * (cube[k] - 0.5);
  }
  return unit_ * std::exp(log);
}

}  // namespace clustress
