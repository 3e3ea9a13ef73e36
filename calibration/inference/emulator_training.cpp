#include "calibration/inference/emulator_training.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "calibration/inference/moment_covariance.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr double least_share_measured = 0.5;  // of evaluations, or a moment is left out

bool has(PointEvaluation const& evaluation, std::size_t moment) {
  std::size_t const p = evaluation.mean.size();
  return std::isfinite(evaluation.mean[moment]) &&
         std::isfinite(evaluation.covariance[moment * p + moment]);
}

// The evaluations with some of their moments only.
std::vector<PointEvaluation> only(std::vector<PointEvaluation> const& all,
                                  std::vector<std::size_t> const& moments) {
  std::vector<PointEvaluation> some;
  for (PointEvaluation const& from : all) {
    PointEvaluation& to = some.emplace_back(PointEvaluation{true, "", from.replicates, {}, {}});
    for (std::size_t const i : moments) {
      to.mean.push_back(from.mean[i]);
      for (std::size_t const j : moments) {
        to.covariance.push_back(from.covariance[i * from.mean.size() + j]);
      }
    }
  }
  return some;
}

std::vector<std::size_t> numbers_below(std::size_t count) {
  std::vector<std::size_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

// `luck` is the variance of one replicate.
Emulator fitted(Evaluated const& all, std::span<std::size_t const> numbers, std::size_t moment,
                double luck) {
  std::vector<double> values, flat;
  double noise = 0.0;
  for (std::size_t const k : numbers) {
    if (!has(all.evaluations[k], moment)) continue;
    values.push_back(all.evaluations[k].mean[moment]);
    noise += luck / all.evaluations[k].replicates;
    flat.insert(flat.end(), all.points[k].begin(), all.points[k].end());
  }
  auto const rows = std::ssize(values), columns = std::ssize(all.points.front());
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Emulator::fit(Eigen::Map<Rows const>(flat.data(), rows, columns), values,
                       rows > 0 ? noise / static_cast<double>(rows) : 0.0);
}

// Moments that were measured often enough; why not, of the others.
std::vector<std::size_t> measured(std::span<FittedMoment const> moments, Evaluated const& all,
                                  std::vector<std::string>& refusals) {
  std::vector<std::size_t> enough;
  for (std::size_t j = 0; j < moments.size(); ++j) {
    auto const count = static_cast<std::size_t>(
        std::count_if(all.evaluations.begin(), all.evaluations.end(),
                      [&](PointEvaluation const& one) { return has(one, j); }));
    if (static_cast<double>(count) >=
        least_share_measured * static_cast<double>(all.evaluations.size())) {
      enough.push_back(j);
    } else {
      refusals[j] = fmt::format("{} could be measured in {} of {} evaluations only",
                                moments[j].name, count, all.evaluations.size());
    }
  }
  return enough;
}

// Learns `moment` from evaluations nearby, else from all; false if both are refused.
bool learn(TrainedEmulators& trained, std::string const& name, Evaluated const& all,
           std::span<std::size_t const> nearby, std::size_t moment) {
  std::vector<std::size_t> const numbers = numbers_below(all.points.size());
  double const luck = trained.luck[moment];
  Emulator emulator = fitted(all, nearby, moment, luck);
  std::string why = emulator.refusal(name);
  if (!why.empty() && nearby.size() < numbers.size()) {
    emulator = fitted(all, numbers, moment, luck);
    why = emulator.refusal(name);
  }
  trained.r2[moment] = emulator.left_out().r2;
  trained.refusals[moment] = why;
  if (!why.empty()) return false;
  trained.used.push_back(moment);
  trained.emulators.push_back(std::move(emulator));
  return true;
}

Eigen::MatrixXd correlation_of(Eigen::MatrixXd const& covariance,
                               std::vector<Eigen::Index> const& rows) {
  Eigen::MatrixXd c = covariance(rows, rows);
  Eigen::VectorXd const sd = c.diagonal().cwiseSqrt();
  for (Eigen::Index i = 0; i < c.rows(); ++i) {
    for (Eigen::Index j = 0; j < c.rows(); ++j) {
      double const scale = sd(i) * sd(j);
      c(i, j) = i == j ? 1.0 : scale > 0.0 ? c(i, j) / scale : 0.0;
    }
  }
  return c;
}

}  // namespace

TrainedEmulators train_emulators(std::span<FittedMoment const> moments, Evaluated const& all,
                                 std::span<std::size_t const> nearby) {
  TrainedEmulators trained;
  trained.refusals.resize(moments.size());
  trained.r2.resize(moments.size());
  trained.luck.resize(moments.size(), 0.0);
  std::vector<std::size_t> const some = measured(moments, all, trained.refusals);
  if (some.empty()) {
    throw UsageError("no moment could be measured, so nothing can be fitted: " +
                     (moments.empty() ? "none is to be fitted" : trained.refusals.front()));
  }
  std::vector<PointEvaluation> near;
  for (std::size_t const k : nearby) near.push_back(all.evaluations[k]);
  Eigen::MatrixXd const luck =
      pooled_covariance(only(near, some), LuckOfPoints::own).of_one_replicate;
  std::vector<Eigen::Index> rows;  // of used moments
  for (Eigen::Index k = 0; k < std::ssize(some); ++k) {
    std::size_t const moment = some[static_cast<std::size_t>(k)];
    trained.luck[moment] = luck(k, k);
    if (learn(trained, moments[moment].name, all, nearby, moment)) rows.push_back(k);
  }
  if (rows.empty()) {
    throw UsageError("no moment can be emulated, so nothing can be fitted: " +
                     trained.refusals[some.front()]);
  }
  trained.correlation = correlation_of(luck, rows);
  return trained;
}

}  // namespace clustress
