// calibration/inference/luck_of_places.hpp — luck of moments, which differs from place to place,
// and its correlations, which are taken to be the same everywhere. Pure functions.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "calibration/inference/evaluated.hpp"
#include "calibration/inference/log_linear_variance.hpp"

namespace clustress {

// The variance of one replicate, learnt from evaluations `nearby` of two replicates or more; 0 if
// there is none.
LogLinearVariance luck_of(Evaluated const& all, std::span<std::size_t const> nearby,
                          std::size_t moment);

// Pooled over evaluations nearby, each in units of the luck (by moment) of its place, and shrunk
// (moment_covariance.hpp); a moment without luck has none. Throws UsageError if no evaluation has
// two replicates.
Eigen::MatrixXd correlation_of_luck(Evaluated const& all, std::span<std::size_t const> nearby,
                                    std::vector<std::size_t> const& moments,
                                    std::vector<LogLinearVariance> const& luck);

// Covariances over the square roots of both variances; 0 where one is 0, 1 on the diagonal.
Eigen::MatrixXd correlation_of(Eigen::MatrixXd covariance);

}  // namespace clustress
