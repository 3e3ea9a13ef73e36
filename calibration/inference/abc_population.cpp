#include "calibration/inference/abc_population.hpp"

#include <algorithm>
#include <cmath>

#include "calibration/inference/keyed_draws.hpp"

namespace clustress {

namespace {

constexpr double least_variance = 1e-12;  // of a step, of the cube squared

}  // namespace

AbcKernel::AbcKernel(std::vector<AcceptedPoint> const& generation)
    : points_(std::ssize(generation.front().cube), std::ssize(generation)),
      weights_(points_.cols()),
      up_to_(points_.cols()) {
  double sum = 0.0;
  for (Eigen::Index a = 0; a < points_.cols(); ++a) {
    AcceptedPoint const& point = generation[static_cast<std::size_t>(a)];
    points_.col(a) = Eigen::Map<Eigen::VectorXd const>(point.cube.data(), points_.rows());
    weights_(a) = point.weight;
    up_to_(a) = sum += point.weight;
  }
  Eigen::VectorXd const mean = points_ * weights_;
  Eigen::MatrixXd const off = points_.colwise() - mean;
  Eigen::MatrixXd steps = 2.0 * off * weights_.asDiagonal() * off.transpose();
  steps.diagonal().array() += least_variance;
  root_ = steps.llt().matrixL();
  white_points_ = root_.triangularView<Eigen::Lower>().solve(points_);
}

std::vector<double> AbcKernel::propose(std::uint64_t seed, std::uint32_t generation,
                                       std::uint64_t candidate) const {
  KeyedDraws draws(seed, generation, candidate);
  Eigen::VectorXd x(points_.rows()), step(points_.rows());
  do {
    double const place = draws.unit() * up_to_(up_to_.size() - 1);
    auto const found = std::lower_bound(up_to_.begin(), up_to_.end(), place) - up_to_.begin();
    for (double& one : step) one = draws.normal();
    x = points_.col(std::min<Eigen::Index>(found, points_.cols() - 1)) + root_ * step;
  } while (x.minCoeff() <= 0.0 || x.maxCoeff() >= 1.0);
  return {x.begin(), x.end()};
}

double AbcKernel::weight_of(std::vector<double> const& cube) const {
  Eigen::Map<Eigen::VectorXd const> const x(cube.data(), std::ssize(cube));
  Eigen::VectorXd const white = root_.triangularView<Eigen::Lower>().solve(x);
  Eigen::ArrayXd const squares = (white_points_.colwise() - white).colwise().squaredNorm();
  return 1.0 / (weights_.array() * (-0.5 * squares).exp()).sum();
}

double effective_number(std::vector<AcceptedPoint> const& generation) {
  double squares = 0.0;
  for (AcceptedPoint const& point : generation) squares += point.weight * point.weight;
  return 1.0 / squares;
}

}  // namespace clustress
