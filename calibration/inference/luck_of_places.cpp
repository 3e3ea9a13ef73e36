#include "calibration/inference/luck_of_places.hpp"

#include <algorithm>
#include <cmath>

#include "calibration/inference/moment_covariance.hpp"

namespace clustress {

namespace {

// The evaluation of `place` with some moments only, covariances in units of their luck there.
PointEvaluation only(PointEvaluation const& from, Place const& place,
                     std::vector<std::size_t> const& moments,
                     std::vector<LogLinearVariance> const& luck) {
  PointEvaluation to{true, "", from.replicates, {}, {}};
  for (std::size_t const i : moments) {
    to.mean.push_back(from.mean[i]);
    for (std::size_t const j : moments) {
      double const scale = std::sqrt(luck[i].at(place) * luck[j].at(place));
      double const covariance = from.covariance[i * from.mean.size() + j];
      to.covariance.push_back(scale > 0.0 ? covariance / scale : covariance);
    }
  }
  return to;
}

}  // namespace

LogLinearVariance luck_of(Evaluated const& all, std::span<std::size_t const> nearby,
                          std::size_t moment) {
  std::vector<std::size_t> const numbers = with(all, nearby, moment);
  std::vector<std::size_t> repeated;
  for (std::size_t const k : numbers)
    if (all.evaluations[k].replicates > 1) repeated.push_back(k);
  if (repeated.empty()) return {};
  Eigen::VectorXd variances(std::ssize(repeated)), degrees(std::ssize(repeated));
  for (Eigen::Index i = 0; i < degrees.size(); ++i) {
    PointEvaluation const& one = all.evaluations[repeated[static_cast<std::size_t>(i)]];
    variances(i) = std::max(0.0, one.covariance[moment * one.mean.size() + moment]);
    degrees(i) = one.replicates - 1.0;
  }
  return {matrix_of(all, repeated), variances, degrees};
}

Eigen::MatrixXd correlation_of_luck(Evaluated const& all, std::span<std::size_t const> nearby,
                                    std::vector<std::size_t> const& moments,
                                    std::vector<LogLinearVariance> const& luck) {
  std::vector<PointEvaluation> near;
  for (std::size_t const k : nearby)
    near.push_back(only(all.evaluations[k], all.points[k], moments, luck));
  return correlation_of(pooled_covariance(near, LuckOfPoints::own).of_one_replicate);
}

Eigen::MatrixXd correlation_of(Eigen::MatrixXd c) {
  Eigen::VectorXd const sd = c.diagonal().cwiseSqrt();
  for (Eigen::Index i = 0; i < c.rows(); ++i) {
    for (Eigen::Index j = 0; j < c.rows(); ++j) {
      double const scale = sd(i) * sd(j);
      c(i, j) = i == j ? 1.0 : scale > 0.0 ? c(i, j) / scale : 0.0;
    }
  }
  return c;
}

}  // namespace clustress
