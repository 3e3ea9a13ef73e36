// Emulators: against kriging by deletion, and by weights found another way.
#include <chrono>
#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/emulator/emulator.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/sobol_matrix.hpp"

namespace clustress {

namespace {

Eigen::MatrixXd sobol(Eigen::Index count, Eigen::Index dimensions) {
  return sobol_matrix(count, dimensions, 3);
}

std::vector<double> bent(Eigen::MatrixXd const& points) {
  std::vector<double> values;
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    values.push_back(10.0 + std::sin(4.0 * points(i, 0)) + points.row(i).squaredNorm());
  }
  return values;
}

// Weights that make the predicted error least while they reproduce the trend: one linear system
// with Lagrange multipliers (Cressie 1993, 3.4.2), in the output's own unit.
Prediction by_multipliers(Eigen::MatrixXd const& points, std::vector<double> const& values,
                          std::vector<double> const& x, std::vector<double> const& lengths,
                          double variance, std::vector<double> const& on_diagonal) {
  Eigen::Index const n = points.rows(), p = points.cols() + 1;
  auto const kernel = [&](auto const& a, auto const& b) {
    double sum = 0.0;
    for (std::size_t k = 0; k < lengths.size(); ++k) {
      sum += std::pow(
          (a(static_cast<Eigen::Index>(k)) - b(static_cast<Eigen::Index>(k))) / lengths[k], 2);
    }
    double const r = std::sqrt(sum);
    return variance * (1 + std::sqrt(5.0) * r + 5 * r * r / 3) * std::exp(-std::sqrt(5.0) * r);
  };
  Eigen::Map<Eigen::VectorXd const> const at(x.data(), p - 1), y(values.data(), n);
  Eigen::MatrixXd system = Eigen::MatrixXd::Zero(n + p, n + p);
  Eigen::VectorXd right = Eigen::VectorXd::Zero(n + p);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      system(i, j) = kernel(points.row(i), points.row(j)) +
                     (i == j ? on_diagonal[static_cast<std::size_t>(i)] : 0.0);
    }
    system(i, n) = system(n, i) = 1.0;
    for (Eigen::Index k = 1; k < p; ++k) system(i, n + k) = system(n + k, i) = points(i, k - 1);
    right(i) = kernel(points.row(i), at);
  }
  right(n) = 1.0;
  right.tail(p - 1) = at;
  Eigen::VectorXd const weights = system.fullPivLu().solve(right);
  return {weights.head(n).dot(y), variance - weights.dot(right), {}};
}

// Noise that differs by point.
std::vector<double> uneven(Eigen::MatrixXd const& points) {
  std::vector<double> noise;
  for (Eigen::Index i = 0; i < points.rows(); ++i) noise.push_back(0.04 * points(i, 1));
  return noise;
}

std::vector<double> with_nugget(std::vector<double> noise, double nugget) {
  for (double& one : noise) one += nugget;
  return noise;
}

double sample_variance(std::vector<double> const& values) {
  Eigen::Map<Eigen::VectorXd const> const y(values.data(), std::ssize(values));
  return (y.array() - y.mean()).square().sum() / static_cast<double>(y.size() - 1);
}

}  // namespace

TEST_CASE("An emulator predicts as weights by Lagrange multipliers do", "[emulator]") {
  Eigen::MatrixXd const points = sobol(25, 2);
  std::vector<double> const values = bent(points), x{0.31, 0.77}, lengths{0.4, 0.9};
  double const unit = sample_variance(values);
  std::vector<double> const noise = uneven(points);
  Emulator const emulator(points, values, noise, {lengths, 1.5, 1e-3});
  Prediction const ours = emulator.predict(x);
  Prediction const theirs =
      by_multipliers(points, values, x, lengths, 1.5 * unit, with_nugget(noise, 1e-3 * unit));
  CHECK(ours.mean == Approx(theirs.mean).epsilon(1e-9));
  CHECK(ours.variance == Approx(theirs.variance).epsilon(1e-7));
  // What luck moves the mean by: move one value by its SD, with the same scales in its unit.
  std::vector<double> moved = values;
  moved[7] += std::sqrt(noise[7]);
  Prediction const other =
      by_multipliers(points, moved, x, lengths, 1.5 * unit, with_nugget(noise, 1e-3 * unit));
  CHECK(ours.luck(7) == Approx(other.mean - theirs.mean).epsilon(1e-7));
  CHECK(ours.luck.squaredNorm() < ours.variance);
}

TEST_CASE("Errors left out are those of emulators without the point", "[emulator]") {
  Eigen::MatrixXd const points = sobol(25, 2);
  std::vector<double> const values = bent(points), lengths{0.4, 0.9};
  double const unit = sample_variance(values);
  std::vector<double> const noise = uneven(points), all = with_nugget(noise, 1e-3 * unit);
  LeaveOneOut const left = Emulator(points, values, noise, {lengths, 1.5, 1e-3}).left_out();
  for (Eigen::Index out = 0; out < 25; ++out) {
    Eigen::MatrixXd rest(24, 2);
    std::vector<double> values_of_rest, on_diagonal;
    for (Eigen::Index i = 0, j = 0; i < 25; ++i) {
      if (i == out) continue;
      rest.row(j++) = points.row(i);
      values_of_rest.push_back(values[static_cast<std::size_t>(i)]);
      on_diagonal.push_back(all[static_cast<std::size_t>(i)]);
    }
    Prediction const one = by_multipliers(rest, values_of_rest, {points(out, 0), points(out, 1)},
                                          lengths, 1.5 * unit, on_diagonal);
    auto const k = static_cast<std::size_t>(out);
    CHECK(std::abs(left.errors[k] - (values[k] - one.mean)) < 1e-8);
    CHECK(std::abs(left.sds[k] - std::sqrt(one.variance + all[k])) < 1e-8);
  }
}

TEST_CASE("A fitted emulator explains what it left out, with the same bits", "[emulator]") {
  Eigen::MatrixXd const points = sobol(40, 3);
  std::vector<double> const values = bent(points);
  std::vector<double> const noise(40, 1e-4);
  Emulator const one = Emulator::fit(points, values, noise),
                 two = Emulator::fit(points, values, noise);
  CHECK(one.left_out().r2 > 0.98);
  CHECK(one.refusal("sizes").empty());
  CHECK(one.scales().lengths == two.scales().lengths);
}

TEST_CASE("An emulator of noise is refused and names its moment", "[emulator]") {
  Eigen::MatrixXd const points = sobol(40, 2), noise = sobol(160, 7);
  std::vector<double> values;
  for (Eigen::Index i = 0; i < 40; ++i) values.push_back(noise(4 * i, (3 * i) % 7));
  std::vector<double> const luck(40, 0.05);
  std::string const why = Emulator::fit(points, values, luck).refusal("tail_exponent");
  CHECK(why.find("tail_exponent") != std::string::npos);
  CHECK_THROWS_AS(Emulator::fit(points.topRows(4), std::span(values).first(4), luck), UsageError);
}

TEST_CASE("Fifteen emulators of eight parameters take seconds", "[emulator][.timing]") {
  Eigen::MatrixXd const points = sobol(80, 8);
  auto const start = std::chrono::steady_clock::now();
  for (int k = 0; k < 15; ++k) Emulator::fit(points, bent(points), std::vector(80, 1e-3 * (k + 1)));
  WARN(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << " s");
}

}  // namespace clustress
