// calibration/emulator/kernel.hpp — covariance and trend of an emulator. Pure functions.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

namespace clustress {

// The correlations of Matérn 5/2 at squared distances ≥ 0.
inline Eigen::VectorXd matern_5_2(Eigen::VectorXd const& squares) {
  Eigen::ArrayXd const s = (5.0 * squares.array()).sqrt();
  return (1.0 + s + s.square() / 3.0) * (-s).exp();
}

// Squared distances of points [point][parameter] to one place, in lengths.
inline Eigen::VectorXd squared_distances(Eigen::MatrixXd const& points,
                                         std::span<double const> cube,
                                         std::vector<double> const& lengths) {
  Eigen::VectorXd squares = Eigen::VectorXd::Zero(points.rows());
  for (std::size_t k = 0; k < lengths.size(); ++k) {
    squares.array() += (points.col(static_cast<Eigen::Index>(k)).array() - cube[k]).square() /
                       (lengths[k] * lengths[k]);
  }
  return squares;
}

// C of points [point][parameter]; `on_diagonal` is noise and nugget of each.
inline Eigen::MatrixXd covariance_of(Eigen::MatrixXd const& points,
                                     std::vector<double> const& lengths, double variance,
                                     Eigen::VectorXd const& on_diagonal) {
  Eigen::MatrixXd c(points.rows(), points.rows());
  for (Eigen::Index i = 0; i < c.rows(); ++i) {
    Eigen::VectorXd const place = points.row(i);
    c.col(i) =
        variance * matern_5_2(squared_distances(points, {place.data(), lengths.size()}, lengths));
  }
  c.diagonal().array() += on_diagonal.array();
  return c;
}

// H: rows (1, x − ½).
inline Eigen::MatrixXd trend_of(Eigen::MatrixXd const& points) {
  Eigen::MatrixXd h(points.rows(), points.cols() + 1);
  h.col(0).setOnes();
  h.rightCols(points.cols()) = points.array() - 0.5;
  return h;
}

}  // namespace clustress
