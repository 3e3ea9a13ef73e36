// calibration/emulator/kernel.hpp — covariance and trend of an emulator. Pure functions.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <vector>

namespace clustress {

// The correlation of Matérn 5/2 at distance r ≥ 0.
inline double matern_5_2(double r) {
  double const s = std::sqrt(5.0) * r;
  return (1.0 + s + s * s / 3.0) * std::exp(-s);
}

template <class A, class B>
double scaled_distance(A const& a, B const& b, std::vector<double> const& lengths) {
  double sum = 0.0;
  for (std::size_t k = 0; k < lengths.size(); ++k) {
    auto const i = static_cast<Eigen::Index>(k);
    double const gap = (a(i) - b(i)) / lengths[k];
    sum += gap * gap;
  }
  return std::sqrt(sum);
}

// C of points [point][parameter]; `on_diagonal` is noise and nugget.
inline Eigen::MatrixXd covariance_of(Eigen::MatrixXd const& points,
                                     std::vector<double> const& lengths, double variance,
                                     double on_diagonal) {
  Eigen::Index const n = points.rows();
  Eigen::MatrixXd c(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    c(i, i) = variance + on_diagonal;
    for (Eigen::Index j = 0; j < i; ++j) {
      c(i, j) = c(j, i) =
          variance * matern_5_2(scaled_distance(points.row(i), points.row(j), lengths));
    }
  }
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
