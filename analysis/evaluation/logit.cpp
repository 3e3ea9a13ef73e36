#include "analysis/evaluation/logit.hpp"

#include <Eigen/QR>
#include <cmath>

namespace clustress {
namespace {

constexpr int most_iterations = 100;
constexpr double score_tolerance = 1e-10;
// Reached only where some x tell treated from others: the score is above its tolerance before that.
constexpr double largest_predictor = 20.0;

double log_likelihood(Eigen::VectorXd const& eta, Eigen::VectorXd const& y,
                      Eigen::VectorXd const& weight) {
  double sum = 0.0;
  for (Eigen::Index i = 0; i < y.size(); ++i) {
    double const z = y(i) > 0.5 ? eta(i) : -eta(i);  // log of 1 / (1 + exp(−z))
    sum -= weight(i) * (z > 0.0 ? std::log1p(std::exp(-z)) : std::log1p(std::exp(z)) - z);
  }
  return sum;
}

}  // namespace

std::optional<LogitFit> fit_logit(Eigen::MatrixXd const& x, Eigen::VectorXd const& y,
                                  Eigen::VectorXd const& weight) {
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> columns(x);
  columns.setThreshold(1e-12);
  if (columns.rank() < x.cols()) return std::nullopt;
  LogitFit fit;
  fit.coefficients.setZero(x.cols());
  fit.linear.setZero(x.rows());
  double likelihood = log_likelihood(fit.linear, y, weight);
  // Of the score: sum over rows of |x| by weight.
  Eigen::VectorXd const scale = (x.cwiseAbs().transpose() * weight).array() + 1e-300;
  for (fit.iterations = 0; fit.iterations < most_iterations; ++fit.iterations) {
    Eigen::ArrayXd const p = 1.0 / (1.0 + (-fit.linear.array()).exp());
    Eigen::VectorXd const residual = y.array() - p;
    Eigen::VectorXd const score = x.transpose() * weight.cwiseProduct(residual);
    if ((score.cwiseAbs().array() / scale.array()).maxCoeff() < score_tolerance) return fit;
    // Least squares of residual / v on x by weight · v, v = p (1 − p), is Newton's step.
    Eigen::ArrayXd const root = (weight.array() * p * (1.0 - p)).sqrt();
    if (!(root.minCoeff() > 0.0)) return std::nullopt;
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x.array().colwise() * root);
    qr.setThreshold(1e-12);
    if (qr.rank() < x.cols()) return std::nullopt;
    Eigen::VectorXd const target = weight.array() * residual.array() / root;
    Eigen::VectorXd step = qr.solve(target);
    for (int halved = 0;; ++halved) {
      Eigen::VectorXd const linear = x * (fit.coefficients + step);
      double const found = log_likelihood(linear, y, weight);
      if (found >= likelihood - 1e-12 * std::abs(likelihood) || halved == 30) {
        fit.coefficients += step;
        fit.linear = linear;
        likelihood = found;
        break;
      }
      step *= 0.5;
    }
    if (fit.linear.cwiseAbs().maxCoeff() > largest_predictor) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace clustress
