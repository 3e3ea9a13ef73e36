#include "calibration/inference/local_linear.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {

std::vector<AcceptedPoint> adjusted(std::vector<AcceptedPoint> generation) {
  double const epsilon =
      std::ranges::max_element(generation, {}, &AcceptedPoint::distance)->distance;
  Eigen::Index const count = std::ssize(generation), moments = std::ssize(generation[0].gaps),
                     parameters = std::ssize(generation[0].cube);
  Eigen::MatrixXd terms(count, moments + 1), logits(count, parameters);
  Eigen::VectorXd weights(count);
  for (Eigen::Index i = 0; i < count; ++i) {
    AcceptedPoint const& point = generation[static_cast<std::size_t>(i)];
    double const share = epsilon > 0.0 ? point.distance / epsilon : 1.0;
    weights(i) = point.weight * std::max(0.0, 1.0 - share * share);
    terms(i, 0) = 1.0;
    terms.row(i).tail(moments) = Eigen::Map<Eigen::RowVectorXd const>(point.gaps.data(), moments);
    for (Eigen::Index k = 0; k < parameters; ++k) {
      double const x = point.cube[static_cast<std::size_t>(k)];
      logits(i, k) = std::log(x / (1.0 - x));
    }
  }
  if (!(weights.sum() > 0.0)) return generation;
  weights /= weights.sum();
  Eigen::VectorXd const roots = weights.cwiseSqrt();
  Eigen::MatrixXd const slopes = (roots.asDiagonal() * terms)
                                     .completeOrthogonalDecomposition()
                                     .solve(roots.asDiagonal() * logits)
                                     .bottomRows(moments);
  logits -= terms.rightCols(moments) * slopes;
  for (Eigen::Index i = 0; i < count; ++i) {
    AcceptedPoint& point = generation[static_cast<std::size_t>(i)];
    point.weight = weights(i);
    for (Eigen::Index k = 0; k < parameters; ++k) {
      point.cube[static_cast<std::size_t>(k)] = 1.0 / (1.0 + std::exp(-logits(i, k)));
    }
  }
  return generation;
}

}  // namespace clustress
