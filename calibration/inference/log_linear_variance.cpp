#include "calibration/inference/log_linear_variance.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "calibration/emulator/kernel.hpp"

namespace clustress {

namespace {

constexpr double prior_sds[] = {0.0, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0};  // of slopes; the likeliest
constexpr int most_steps = 100, most_halvings = 30;
constexpr double close_enough = 1e-10;  // of −ln (likelihood × prior)

struct Fit {
  Eigen::VectorXd coefficients;
  double log_evidence = 0.0;  // but for constants
};

// Variances over their pooled value, and what is believed of slopes before.
class Model {
 public:
  Model(Eigen::MatrixXd trend, Eigen::VectorXd const& ratios, Eigen::VectorXd const& degrees,
        double prior_sd)
      : trend_(std::move(trend)),
        ratios_(ratios),
        degrees_(degrees),
        precision_(Eigen::VectorXd::Constant(trend_.cols(), 1.0 / (prior_sd * prior_sd))) {
    precision_(0) = 0.0;
  }

  // The most likely coefficients, by scoring, and the evidence by Laplace's method.
  [[nodiscard]] Fit fit() const {
    Eigen::MatrixXd information = trend_.transpose() * (0.5 * degrees_).asDiagonal() * trend_;
    information.diagonal() += precision_;
    Eigen::LLT<Eigen::MatrixXd> const root(information);
    Eigen::VectorXd b = Eigen::VectorXd::Zero(trend_.cols());
    double value = cost(b);
    for (int step = 0; step < most_steps; ++step) {
      Eigen::VectorXd move = root.solve(descent(b));
      double next = cost(b + move);
      for (int half = 0; half < most_halvings && !(next <= value); ++half) {
        move *= 0.5;
        next = cost(b + move);
      }
      if (!(next <= value)) break;
      double const fall = value - next;
      b += move;
      value = next;
      if (fall < close_enough) break;
    }
    double const log_prior = 0.5 * precision_.tail(b.size() - 1).array().log().sum();
    return {b, log_prior - value - root.matrixLLT().diagonal().array().log().sum()};
  }

 private:
  // −ln of likelihood × prior, but for constants.
  [[nodiscard]] double cost(Eigen::VectorXd const& b) const {
    Eigen::ArrayXd const log = (trend_ * b).array();
    double const likelihood =
        (0.5 * degrees_.array() * (log + ratios_.array() * (-log).exp())).sum();
    return likelihood + 0.5 * b.dot(precision_.cwiseProduct(b));
  }

  [[nodiscard]] Eigen::VectorXd descent(Eigen::VectorXd const& b) const {
    Eigen::ArrayXd const excess = ratios_.array() * (-(trend_ * b).array()).exp() - 1.0;
    return trend_.transpose() * (0.5 * degrees_.array() * excess).matrix() -
           precision_.cwiseProduct(b);
  }

  Eigen::MatrixXd trend_;
  Eigen::VectorXd const& ratios_;
  Eigen::VectorXd const& degrees_;
  Eigen::VectorXd precision_;  // of the prior, by coefficient
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
  std::optional<Fit> best;
  for (double const sd : prior_sds) {
    // Slopes of SD 0 are none.
    Fit fit = Model(sd > 0.0 ? trend : trend.leftCols(1), ratios, degrees, sd).fit();
    if (!best || fit.log_evidence > best->log_evidence) best = std::move(fit);
  }
  coefficients_.head(best->coefficients.size()) = best->coefficients;
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
