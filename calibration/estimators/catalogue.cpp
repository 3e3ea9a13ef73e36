// calibration/estimators/catalogue.cpp — all methods of calibration, one line each.
#include "calibration/inference/estimator.hpp"

namespace clustress {

// clang-format off
constexpr EstimatorFunction all_estimators[] = {
    &estimator<class MatchEstimator>,
    &estimator<class SmmEstimator>,
    &estimator<class AbcEstimator>,
};
// clang-format on

std::span<EstimatorFunction const> estimator_catalogue() {
  return all_estimators;
}

}  // namespace clustress
