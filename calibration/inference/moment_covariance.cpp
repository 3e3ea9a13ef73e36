#include "calibration/inference/moment_covariance.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/errors.hpp"

namespace clustress {

namespace {

Eigen::Map<Eigen::MatrixXd const> matrix_of(PointEvaluation const& evaluation) {
  std::ptrdiff_t const size = std::ssize(evaluation.mean);
  return {evaluation.covariance.data(), size, size};
}

bool counts(PointEvaluation const& evaluation) {
  return evaluation.usable && evaluation.replicates >= 2 &&
         evaluation.covariance.size() == evaluation.mean.size() * evaluation.mean.size() &&
         matrix_of(evaluation).allFinite();
}

}  // namespace

double shrinkage_of(Eigen::MatrixXd const& c, double degrees) {
  double variances = 0.0, squares = 0.0;
  for (Eigen::Index i = 0; i < c.rows(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      double const square = c(i, j) * c(i, j);
      variances += (1.0 - square) * (1.0 - square) / degrees;
      squares += square;
    }
  }
  return squares > 0.0 ? std::min(1.0, variances / squares) : 1.0;
}

MomentCovariance pooled_covariance(std::span<PointEvaluation const> evaluations,
                                   LuckOfPoints luck) {
  MomentCovariance pooled;
  double total = 0.0, largest = 0.0;
  for (PointEvaluation const& evaluation : evaluations) {
    if (!counts(evaluation)) continue;
    double const degrees = evaluation.replicates - 1.0;
    if (total == 0.0) pooled.of_one_replicate = 0.0 * matrix_of(evaluation);
    pooled.of_one_replicate += degrees * matrix_of(evaluation);
    total += degrees;
    largest = std::max(largest, degrees);
  }
  if (total == 0.0) {
    throw UsageError(
        "no evaluation has two finished replicates, so luck cannot be told from parameters: "
        "ask for at least two replicates of each point");
  }
  pooled.of_one_replicate /= total;
  pooled.degrees = luck == LuckOfPoints::own ? total : largest;

  Eigen::VectorXd const sd = pooled.of_one_replicate.diagonal().cwiseMax(0.0).cwiseSqrt();
  Eigen::MatrixXd c = Eigen::MatrixXd::Identity(sd.size(), sd.size());
  for (Eigen::Index i = 0; i < sd.size(); ++i) {
    for (Eigen::Index j = 0; j < sd.size(); ++j) {
      double const scale = sd(i) * sd(j);
      if (i != j) c(i, j) = scale > 0.0 ? pooled.of_one_replicate(i, j) / scale : 0.0;
    }
  }
  pooled.shrinkage = shrinkage_of(c, pooled.degrees);
  for (Eigen::Index i = 0; i < sd.size(); ++i) {
    for (Eigen::Index j = 0; j < sd.size(); ++j) {
      if (i != j) pooled.of_one_replicate(i, j) *= 1.0 - pooled.shrinkage;
    }
  }
  return pooled;
}

}  // namespace clustress
