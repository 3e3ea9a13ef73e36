// calibration/inference/counted_evaluations.hpp — evaluations within what a method may ask for.
//
// An evaluation in which a moment could not be measured counts as failed. Points of shared luck
// are kept: asked for again, they cost nothing. Not thread-safe.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "calibration/inference/problem.hpp"

namespace clustress {

class CountedEvaluations {
 public:
  // `problem` and `evaluate` live longer. most_evaluations is the number of evaluations that may be
  // asked for.
  CountedEvaluations(CalibrationProblem const& problem, EvaluatePoints const& evaluate)
      : problem_(problem), evaluate_(evaluate) {}

  // In the order of the requests. More than `left` new ones are a contract violation.
  std::vector<PointEvaluation> ask(std::span<PointRequest const> requests);
  PointEvaluation ask(PointRequest const& request) { return ask(std::span(&request, 1)).front(); }

  [[nodiscard]] std::size_t left() const { return problem_.most_evaluations - asked_; }
  [[nodiscard]] std::size_t asked() const { return asked_; }
  [[nodiscard]] std::size_t failed() const { return failed_; }
  // Sentences for people: empty, or one.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  void take(PointRequest const& request, PointEvaluation& evaluation);

  CalibrationProblem const& problem_;
  EvaluatePoints const& evaluate_;
  std::map<std::vector<double>, PointEvaluation> of_shared_luck_;
  std::size_t asked_ = 0, failed_ = 0;
  std::string first_cause_;
};

}  // namespace clustress
