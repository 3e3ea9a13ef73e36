#include "calibration/inference/emulated_moments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

constexpr double sure = 0.1;       // of V_obs + V_disc
constexpr double least_sd = 1e-6;  // of a moment beside its value, against division by 0

// Of observation and model, without luck of a value that was simulated.
double error_of(FittedMoment const& moment, double luck) {
  double const least = least_sd * std::max(std::abs(moment.value), std::sqrt(luck));
  double const known =
      moment.error_variance() - (moment.simulated_by > 0 ? moment.luck_variance : 0.0);
  return std::max({known, least * least, std::numeric_limits<double>::min()});
}

}  // namespace

EmulatedMoments::EmulatedMoments(std::span<FittedMoment const> moments, TrainedEmulators trained)
    : trained_(std::move(trained)),
      observed_(std::ssize(trained_.used)),
      errors_(std::ssize(trained_.used)),
      replicates_(std::ssize(trained_.used)) {
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    std::size_t const moment = trained_.used[static_cast<std::size_t>(k)];
    observed_(k) = moments[moment].value;
    errors_(k) = error_of(moments[moment], trained_.luck[moment].pooled());
    replicates_(k) = moments[moment].simulated_by;
  }
  for (auto const& numbers : trained_.learnt)
    evaluations_ = std::max(evaluations_, static_cast<Eigen::Index>(numbers.back()) + 1);
}

EmulatedMoments::At EmulatedMoments::at(std::span<double const> x) const {
  At all{observed_, errors_, Eigen::VectorXd::Zero(observed_.size()), errors_,
         Eigen::MatrixXd::Zero(evaluations_, observed_.size())};
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    auto const number = static_cast<std::size_t>(k);
    Prediction const one = trained_.emulators[number].predict(x);
    all.gap(k) -= one.mean;
    all.variance(k) = one.variance;
    for (Eigen::Index i = 0; i < one.luck.size(); ++i)
      all.learnt(static_cast<Eigen::Index>(trained_.learnt[number][static_cast<std::size_t>(i)]),
                 k) = one.luck(i);
    if (replicates_(k) > 0.0)
      all.luck(k) = trained_.luck[trained_.used[number]].at(x) / replicates_(k);
  }
  all.tolerance += all.luck;
  return all;
}

std::vector<double> EmulatedMoments::implausibilities(std::span<double const> x) const {
  At const all = at(x);
  std::vector<double> sizes(trained_.refusals.size(), std::numeric_limits<double>::quiet_NaN());
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    sizes[trained_.used[static_cast<std::size_t>(k)]] =
        std::abs(all.gap(k)) / std::sqrt(all.variance(k) + all.tolerance(k));
  }
  return sizes;
}

double EmulatedMoments::implausibility(std::span<double const> x) const {
  At const all = at(x);
  double largest = 0.0, second = 0.0;
  for (Eigen::Index k = 0; k < observed_.size(); ++k) {
    double const size = std::abs(all.gap(k)) / std::sqrt(all.variance(k) + all.tolerance(k));
    second = std::max(second, std::min(size, largest));
    largest = std::max(largest, size);
  }
  return observed_.size() > 1 ? second : largest;
}

Eigen::MatrixXd EmulatedMoments::omega(At const& all) const {
  Eigen::VectorXd const luck = all.luck.cwiseSqrt();
  Eigen::VectorXd const gaps =
      (all.variance - all.learnt.colwise().squaredNorm().transpose()).cwiseMax(0.0).cwiseSqrt();
  Eigen::MatrixXd omega = trained_.correlation.cwiseProduct(all.learnt.transpose() * all.learnt +
                                                            luck * luck.transpose());
  omega += trained_.bends.cwiseProduct(gaps * gaps.transpose());
  omega.diagonal() += errors_;
  return omega;
}

double EmulatedMoments::distance(std::span<double const> x) const {
  At const all = at(x);
  return Eigen::LLT<Eigen::MatrixXd>(omega(all)).matrixL().solve(all.gap).squaredNorm();
}

double EmulatedMoments::log_likelihood(std::span<double const> x) const {
  At const all = at(x);
  Eigen::LLT<Eigen::MatrixXd> const root(omega(all));
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
  At const all = at(x);
  return (all.variance.array() < sure * all.tolerance.array()).all();
}

}  // namespace clustress
