#include "calibration/inference/minimum_distance.hpp"

#include <limits>

namespace clustress {

namespace {

// Of the largest eigenvalue of M, columns of D scaled to one length; below are rounding errors.
constexpr double smallest_eigenvalue = 1e-10;
constexpr double largest_share_in_null_space = 1e-6;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

MinimumDistance minimum_distance(Eigen::MatrixXd const& slopes, Eigen::MatrixXd const& weight,
                                 Eigen::MatrixXd const& error) {
  Eigen::Index const count = slopes.cols();
  Eigen::VectorXd scale =
      (slopes.transpose() * weight * slopes).diagonal().cwiseMax(0.0).cwiseSqrt();
  scale = (scale.array() > 0.0).select(scale, 1.0);
  Eigen::MatrixXd const d = slopes * scale.cwiseInverse().asDiagonal();
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const m(d.transpose() * weight * d);
  double const least = smallest_eigenvalue * m.eigenvalues().maxCoeff();

  MinimumDistance found;
  Eigen::MatrixXd inverse = Eigen::MatrixXd::Zero(count, count);
  Eigen::VectorXd null_share = Eigen::VectorXd::Zero(count);
  for (Eigen::Index k = 0; k < count; ++k) {
    auto const direction = m.eigenvectors().col(k);
    if (m.eigenvalues()(k) > least) {
      inverse += direction * direction.transpose() / m.eigenvalues()(k);
      ++found.rank;
    } else {
      null_share += direction.cwiseAbs2();
    }
  }
  Eigen::MatrixXd const influence =
      -(scale.cwiseInverse().asDiagonal() * inverse * d.transpose() * weight);
  found.covariance = influence * error * influence.transpose();
  found.influence = influence;
  for (Eigen::Index k = 0; k < count; ++k) {
    found.is_pinned.push_back(null_share(k) < largest_share_in_null_space);
    if (found.is_pinned.back()) continue;
    found.covariance.row(k).setConstant(nothing);
    found.covariance.col(k).setConstant(nothing);
    found.influence.row(k).setConstant(nothing);
  }
  return found;
}

}  // namespace clustress
