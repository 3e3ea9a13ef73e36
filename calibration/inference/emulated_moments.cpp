#include "calibration/inference/emulated_moments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

constexpr double sure = 0.1;       // of V_obs + V_disc
constexpr double least_sd = 1e-6;  // of a moment beside its value, against division by 0

double tolerance_of(FittedMoment const& moment, double luck) {
  double const least = least_sd * std::max(std::abs(moment.value), std::sqrt(luck));
  return std::max({moment.error_variance(), least * least, std::numeric_limits<double>::min()});
}

}  // namespace

EmulatedMoments::EmulatedMoments(std::span<FittedMoment const> moments, TrainedEmulators trained)
    : trained_(std::move(trained)),
      observed_(std::ssize(trained_.used)),
      tolerance_(std::ssize(trained_.used)),
      luck_(std::ssize(trained_.used)) {
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    std::size_t const moment = trained_.used[static_cast<std::size_t>(k)];
    observed_(k) = moments[moment].value;
    tolerance_(k) = tolerance_of(moments[moment], trained_.luck[moment]);
    luck_(k) = moments[moment].luck_variance;
  }
}

EmulatedMoments::At EmulatedMoments::at(std::span<double const> x) const {
  At all{observed_, tolerance_};
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    Prediction const one = trained_.emulators[static_cast<std::size_t>(k)].predict(x);
    all.gap(k) -= one.mean;
    all.variance(k) = one.variance;
  }
  return all;
}

std::vector<double> EmulatedMoments::implausibilities(std::span<double const> x) const {
  At const all = at(x);
  std::vector<double> sizes(trained_.refusals.size(), std::numeric_limits<double>::quiet_NaN());
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    sizes[trained_.used[static_cast<std::size_t>(k)]] =
        std::abs(all.gap(k)) / std::sqrt(all.variance(k) + tolerance_(k));
  }
  return sizes;
}

double EmulatedMoments::implausibility(std::span<double const> x) const {
  At const all = at(x);
  double largest = 0.0, second = 0.0;
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    double const size = std::abs(all.gap(k)) / std::sqrt(all.variance(k) + tolerance_(k));
    second = std::max(second, std::min(size, largest));
    largest = std::max(largest, size);
  }
  return observed_.size() > 1 ? second : largest;
}

double EmulatedMoments::log_likelihood(std::span<double const> x) const {
  At const all = at(x);
  Eigen::VectorXd const sd = all.variance.cwiseSqrt(), luck = luck_.cwiseSqrt();
  Eigen::MatrixXd omega =
      trained_.correlation.cwiseProduct(sd * sd.transpose() + luck * luck.transpose());
  omega.diagonal() += tolerance_ - luck_;
  Eigen::LLT<Eigen::MatrixXd> const root(omega);
  Eigen::VectorXd const scaled = root.matrixL().solve(all.gap);
  return -0.5 * scaled.squaredNorm() -
         Eigen::MatrixXd(root.matrixL()).diagonal().array().log().sum();
}

Prediction EmulatedMoments::predict(std::size_t moment, std::span<double const> x) const {
  auto const& used = trained_.used;
  auto const found = std::find(used.begin(), used.end(), moment);
  CLUSTRESS_REQUIRE(found != used.end(), "the moment has an emulator");
  return trained_.emulators[static_cast<std::size_t>(found - used.begin())].predict(x);
}

bool EmulatedMoments::is_sure(std::span<double const> x) const {
  return (at(x).variance.array() < sure * tolerance_.array()).all();
}

}  // namespace clustress
