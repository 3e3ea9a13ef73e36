#include "calibration/inference/abc_generation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/inference/keyed_draws.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

constexpr std::uint32_t stage_of_errors = 0x80000000;  // beside the stages of candidates

double median_deviation(std::vector<double> values) {
  double const middle = median(values);
  for (double& value : values) value = std::abs(value - middle);
  return median(std::move(values));
}

void weigh(std::vector<AcceptedPoint>& points, AbcKernel const* kernel) {
  double sum = 0.0;
  for (AcceptedPoint& point : points) {
    point.weight = kernel == nullptr ? 1.0 : kernel->weight_of(point.cube);
    sum += point.weight;
  }
  for (AcceptedPoint& point : points) point.weight /= sum;
}

}  // namespace

double AbcGeneration::accepted() const {
  return static_cast<double>(points.size()) /
         static_cast<double>(std::max<std::size_t>(candidates, 1));
}

bool AbcGenerations::is_full(AbcGeneration const& generation) const {
  return generation.points.size() >= problem_.posterior_points;
}

AcceptedPoint AbcGenerations::point_of(PointRequest const& request,
                                       PointEvaluation const& evaluation,
                                       std::uint64_t candidate) const {
  AcceptedPoint point{request.cube, evaluation.mean, {}, 0.0, 0.0};
  KeyedDraws draws(problem_.seed, stage_of_errors | number_, candidate);
  for (std::size_t j = 0; j < problem_.moments.size(); ++j) {
    FittedMoment const& moment = problem_.moments[j];
    double const error = std::sqrt(moment.error_variance());
    point.gaps.push_back(evaluation.mean[j] + error * draws.normal() - moment.value);
  }
  if (!scales_.empty()) scale(point);
  return point;
}

void AbcGenerations::scale(AcceptedPoint& point) const {
  double squares = 0.0;
  for (std::size_t j = 0; j < scales_.size(); ++j) {
    point.gaps[j] *= scales_[j];
    squares += point.gaps[j] * point.gaps[j];
  }
  point.distance = std::sqrt(squares);
}

void AbcGenerations::find_scales(std::vector<AcceptedPoint> const& points) {
  for (std::size_t j = 0; j < problem_.moments.size(); ++j) {
    std::vector<double> gaps;
    for (AcceptedPoint const& point : points) gaps.push_back(point.gaps[j]);
    double const deviation = median_deviation(std::move(gaps));
    scales_.push_back(deviation > 0.0 ? 1.0 / deviation : 0.0);
    if (!(deviation > 0.0)) left_out_.push_back(problem_.moments[j].name);
  }
}

// `kernel` is null in the first generation, whose distances are not known yet.
void AbcGenerations::fill(AbcGeneration& generation, AbcKernel const* kernel) {
  while (!is_full(generation) && evaluations_.left() > 1) {
    std::size_t const size =
        std::min(problem_.posterior_points - generation.points.size(), evaluations_.left() - 1);
    std::vector<PointRequest> requests(size);
    for (std::size_t k = 0; k < size; ++k) {
      std::uint64_t const candidate = generation.candidates + k;
      requests[k].luck = evaluations_.asked() + k + 1;
      if (kernel != nullptr) {
        requests[k].cube = kernel->propose(problem_.seed, number_, candidate);
        continue;
      }
      KeyedDraws draws(problem_.seed, number_, candidate);
      for (std::size_t p = 0; p < problem_.parameters.size(); ++p) {
        requests[k].cube.push_back(draws.unit());
      }
    }
    std::vector<PointEvaluation> const answers = evaluations_.ask(requests);
    for (std::size_t k = 0; k < size; ++k) {
      std::uint64_t const candidate = generation.candidates++;
      if (!answers[k].usable) continue;
      AcceptedPoint point = point_of(requests[k], answers[k], candidate);
      if (point.distance <= generation.epsilon) generation.points.push_back(std::move(point));
    }
  }
  weigh(generation.points, kernel);
}

AbcGeneration AbcGenerations::first() {
  AbcGeneration generation;
  fill(generation, nullptr);
  if (!is_full(generation)) {
    throw UsageError(fmt::format("only {} of {} points of the prior could be used: narrow it",
                                 generation.points.size(), generation.candidates));
  }
  find_scales(generation.points);
  if (left_out_.size() == problem_.moments.size()) {
    throw UsageError("no fitted moment varies over the prior: fit others or free others");
  }
  for (AcceptedPoint& point : generation.points) scale(point);
  return generation;
}

AbcGeneration AbcGenerations::after(AbcGeneration const& last) {
  ++number_;
  std::vector<double> distances;
  for (AcceptedPoint const& point : last.points) distances.push_back(point.distance);
  AbcGeneration generation;
  generation.epsilon = median(std::move(distances));
  AbcKernel const kernel(last.points);
  fill(generation, &kernel);
  return generation;
}

}  // namespace clustress
