#include "calibration/emulator/emulator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/emulator/kernel.hpp"
#include "calibration/emulator/restricted_likelihood.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

constexpr double share_of_normal_beyond_two = 0.0455, least_chance_of_beyond = 0.01;

double mean_of(std::span<double const> values) {
  return Eigen::Map<Eigen::VectorXd const>(values.data(), std::ssize(values)).mean();
}

// 1 for an output that does not vary.
double sd_of(std::span<double const> values) {
  Eigen::Map<Eigen::VectorXd const> const y(values.data(), std::ssize(values));
  double const squares = (y.array() - y.mean()).square().sum();
  return squares > 0.0 ? std::sqrt(squares / static_cast<double>(y.size() - 1)) : 1.0;
}

// Variances in the unit of scaled values.
Eigen::VectorXd scaled_noise(std::span<double const> noise, double unit) {
  return Eigen::Map<Eigen::VectorXd const>(noise.data(), std::ssize(noise)) / (unit * unit);
}

Eigen::VectorXd scaled(std::span<double const> values) {
  Eigen::Map<Eigen::VectorXd const> const y(values.data(), std::ssize(values));
  return (y.array() - y.mean()) / sd_of(values);
}

}  // namespace

Emulator Emulator::fit(Eigen::MatrixXd const& points, std::span<double const> values,
                       std::span<double const> noise) {
  if (points.rows() < points.cols() + 3) {
    throw UsageError(
        fmt::format("{} usable points are too few for an emulator of {} parameters, "
                    "which needs {}: allow more evaluations or free fewer parameters",
                    points.rows(), points.cols(), points.cols() + 3));
  }
  return {points, values, noise,
          most_likely_scales(points, scaled(values), scaled_noise(noise, sd_of(values)))};
}

Emulator::Emulator(Eigen::MatrixXd points, std::span<double const> values,
                   std::span<double const> noise, KrigingScales scales)
    : points_(std::move(points)),
      scales_(std::move(scales)),
      center_(mean_of(values)),
      unit_(sd_of(values)),
      noise_sds_(Eigen::Map<Eigen::VectorXd const>(noise.data(), std::ssize(noise)).cwiseSqrt()) {
  Eigen::VectorXd const y = scaled(values);
  Eigen::MatrixXd const h = trend_of(points_);
  Eigen::LLT<Eigen::MatrixXd> const c(
      covariance_of(points_, scales_.lengths, scales_.variance,
                    (scaled_noise(noise, unit_).array() + scales_.nugget).matrix()));
  inverse_ = c.solve(Eigen::MatrixXd::Identity(points_.rows(), points_.rows()));
  weighted_trend_ = inverse_ * h;
  trend_inverse_ =
      (h.transpose() * weighted_trend_).llt().solve(Eigen::MatrixXd::Identity(h.cols(), h.cols()));
  coefficients_ = trend_inverse_ * (weighted_trend_.transpose() * y);
  residual_weights_ = inverse_ * (y - h * coefficients_);
  leave_out(y);
}

// Q = C⁻¹ − C⁻¹H(HᵀC⁻¹H)⁻¹HᵀC⁻¹; the error left out is (Qy)_i/Q_ii, its variance 1/Q_ii.
void Emulator::leave_out(Eigen::VectorXd const& y) {
  Eigen::MatrixXd const q =
      inverse_ - weighted_trend_ * trend_inverse_ * weighted_trend_.transpose();
  Eigen::VectorXd const qy = q * y;
  double squares = 0.0;
  int beyond = 0;
  for (Eigen::Index i = 0; i < y.size(); ++i) {
    double const error = qy(i) / q(i, i), sd = 1.0 / std::sqrt(q(i, i));
    left_out_.errors.push_back(unit_ * error);
    left_out_.sds.push_back(unit_ * sd);
    squares += error * error;
    if (std::abs(error) > 2.0 * sd) ++beyond;
  }
  double const all = y.squaredNorm();
  left_out_.r2 = all > 0.0 ? 1.0 - squares / all : 0.0;
  left_out_.share_beyond_two = beyond / static_cast<double>(y.size());
}

Eigen::VectorXd Emulator::covariance_with(std::span<double const> cube) const {
  return scales_.variance * matern_5_2(squared_distances(points_, cube, scales_.lengths));
}

double Emulator::bend(std::span<double const> cube) const {
  return unit_ * covariance_with(cube).dot(residual_weights_);
}

Prediction Emulator::predict(std::span<double const> cube) const {
  Eigen::Map<Eigen::VectorXd const> const x(cube.data(), std::ssize(cube));
  Eigen::VectorXd const k = covariance_with(cube);
  Eigen::VectorXd h(points_.cols() + 1);
  h(0) = 1.0;
  h.tail(x.size()) = x.array() - 0.5;
  Eigen::VectorXd const u = h - weighted_trend_.transpose() * k, simple = inverse_ * k,
                        by_trend = trend_inverse_ * u;
  double const variance = scales_.variance - k.dot(simple) + u.dot(by_trend);
  return {center_ + unit_ * (h.dot(coefficients_) + k.dot(residual_weights_)),
          unit_ * unit_ * std::max(0.0, variance),
          (simple + weighted_trend_ * by_trend).cwiseProduct(noise_sds_)};
}

std::string Emulator::refusal(std::string const& moment) const {
  if (left_out_.r2 < least_emulator_r2) {
    return fmt::format(
        "the emulator of {} explains {:.0f} % of points left out; {:.0f} % are "
        "needed: add evaluations or replicates",
        moment, 100.0 * std::max(0.0, left_out_.r2), 100.0 * least_emulator_r2);
  }
  auto const all = left_out_.errors.size();
  auto const beyond =
      static_cast<std::size_t>(std::lround(left_out_.share_beyond_two * static_cast<double>(all)));
  if (left_out_.share_beyond_two > most_beyond_two &&
      binomial_upper_tail(beyond, all, share_of_normal_beyond_two) < least_chance_of_beyond) {
    return fmt::format(
        "the emulator of {} is too sure of itself: {:.0f} % of points left out lie "
        "beyond two standard errors, {:.0f} % may: add evaluations",
        moment, 100.0 * left_out_.share_beyond_two, 100.0 * most_beyond_two);
  }
  return {};
}

}  // namespace clustress
