#include "calibration/inference/evaluated.hpp"

#include <cmath>

namespace clustress {

bool has(PointEvaluation const& evaluation, std::size_t moment) {
  std::size_t const p = evaluation.mean.size();
  return std::isfinite(evaluation.mean[moment]) &&
         std::isfinite(evaluation.covariance[moment * p + moment]);
}

std::vector<std::size_t> with(Evaluated const& all, std::span<std::size_t const> numbers,
                              std::size_t moment) {
  std::vector<std::size_t> some;
  for (std::size_t const k : numbers)
    if (has(all.evaluations[k], moment)) some.push_back(k);
  return some;
}

Eigen::MatrixXd matrix_of(Evaluated const& all, std::span<std::size_t const> numbers) {
  Eigen::MatrixXd points(std::ssize(numbers), std::ssize(all.points.front()));
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    Place const& from = all.points[numbers[static_cast<std::size_t>(i)]];
    points.row(i) = Eigen::Map<Eigen::RowVectorXd const>(from.data(), points.cols());
  }
  return points;
}

}  // namespace clustress
