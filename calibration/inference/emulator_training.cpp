#include "calibration/inference/emulator_training.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "calibration/inference/luck_of_places.hpp"
#include "calibration/inference/moment_covariance.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr double least_share_measured = 0.5;  // of evaluations, or a moment is left out

std::vector<std::size_t> numbers_below(std::size_t count) {
  std::vector<std::size_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

Emulator fitted(Evaluated const& all, std::vector<std::size_t> const& some, std::size_t moment,
                LogLinearVariance const& luck) {
  std::vector<double> values, noise;
  for (std::size_t const k : some) {
    values.push_back(all.evaluations[k].mean[moment]);
    noise.push_back(luck.at(all.points[k]) / all.evaluations[k].replicates);
  }
  return Emulator::fit(matrix_of(all, some), values, noise);
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

struct Learnt {
  std::optional<Emulator> emulator;  // refused if `why` is not empty
  std::string why;
  std::vector<std::size_t> from;  // evaluations
};

// Learns `moment` from evaluations nearby; if that is refused, from all.
Learnt learn(std::string const& name, Evaluated const& all, std::span<std::size_t const> nearby,
             std::size_t moment, LogLinearVariance const& luck) {
  std::vector<std::size_t> const numbers = numbers_below(all.points.size());
  Learnt learnt;
  for (std::span<std::size_t const> const source : {nearby, std::span(numbers)}) {
    learnt.from = with(all, source, moment);
    learnt.emulator = fitted(all, learnt.from, moment, luck);
    learnt.why = learnt.emulator->refusal(name);
    if (learnt.why.empty() || nearby.size() == numbers.size()) break;
  }
  return learnt;
}

// Of what bends, about 0: correlations of Z over the points nearby.
Eigen::MatrixXd correlation_of_bends(std::vector<Emulator> const& emulators, Evaluated const& all,
                                     std::span<std::size_t const> nearby) {
  Eigen::MatrixXd z(std::ssize(nearby), std::ssize(emulators));
  for (Eigen::Index i = 0; i < z.rows(); ++i) {
    Place const& place = all.points[nearby[static_cast<std::size_t>(i)]];
    for (Eigen::Index k = 0; k < z.cols(); ++k)
      z(i, k) = emulators[static_cast<std::size_t>(k)].bend(place);
  }
  Eigen::MatrixXd c = correlation_of(z.transpose() * z);
  auto const degrees = static_cast<double>(std::ssize(nearby) - std::ssize(all.points.front()) - 1);
  c *= 1.0 - shrinkage_of(c, degrees);
  c.diagonal().setOnes();
  return c;
}

}  // namespace

TrainedEmulators train_emulators(std::span<FittedMoment const> moments, Evaluated const& all,
                                 std::span<std::size_t const> nearby) {
  TrainedEmulators trained;
  trained.refusals.resize(moments.size());
  trained.r2.resize(moments.size());
  trained.luck.resize(moments.size());
  std::vector<std::size_t> const some = measured(moments, all, trained.refusals);
  if (some.empty()) {
    throw UsageError("no moment could be measured, so nothing can be fitted: " +
                     (moments.empty() ? "none is to be fitted" : trained.refusals.front()));
  }
  for (std::size_t const moment : some) trained.luck[moment] = luck_of(all, nearby, moment);
  Eigen::MatrixXd const luck = correlation_of_luck(all, nearby, some, trained.luck);
  std::vector<Learnt> learnt(some.size());
  tbb::parallel_for(std::size_t{0}, some.size(), [&](std::size_t k) {
    learnt[k] = learn(moments[some[k]].name, all, nearby, some[k], trained.luck[some[k]]);
  });
  std::vector<Eigen::Index> rows;  // of used moments
  for (std::size_t k = 0; k < some.size(); ++k) {
    trained.r2[some[k]] = learnt[k].emulator->left_out().r2;
    trained.refusals[some[k]] = learnt[k].why;
    if (!learnt[k].why.empty()) continue;
    rows.push_back(static_cast<Eigen::Index>(k));
    trained.used.push_back(some[k]);
    trained.emulators.push_back(*std::move(learnt[k].emulator));
    trained.learnt.push_back(std::move(learnt[k].from));
  }
  if (rows.empty()) {
    throw UsageError("no moment can be emulated, so nothing can be fitted: " +
                     trained.refusals[some.front()]);
  }
  trained.correlation = luck(rows, rows);
  trained.bends = correlation_of_bends(trained.emulators, all, nearby);
  return trained;
}

}  // namespace clustress
