// calibration/inference/abc_generation.hpp — one generation of approximate Bayesian computation
// after the other.
//
// Candidate i of generation t is a function of (seed, t, i) and has luck of its own. A generation
// is the first points accepted by number: as many are asked for at once as are missing, so no
// answer is thrown away, and neither batches nor threads nor the time a world takes can choose.
// Errors of observation and discrepancy are drawn and added to simulated moments, so that the
// posterior allows for them (Wilkinson 2013). Distances are scaled by median absolute deviations of
// the first generation, of which a moment that does not vary has none: it is left out.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "calibration/inference/abc_population.hpp"
#include "calibration/inference/counted_evaluations.hpp"

namespace clustress {

struct AbcGeneration {
  std::vector<AcceptedPoint> points;
  std::size_t candidates = 0;
  double epsilon = std::numeric_limits<double>::infinity();  // the largest distance accepted

  [[nodiscard]] double accepted() const;  // share of the candidates
};

// Not thread-safe. Arguments live longer. Keeps one evaluation of the budget for the best point.
class AbcGenerations {
 public:
  AbcGenerations(CalibrationProblem const& problem, CountedEvaluations& evaluations)
      : problem_(problem), evaluations_(evaluations) {}

  // From the prior. Call once, first. Throws UsageError if too few points of it can be used, or if
  // no moment varies over it.
  AbcGeneration first();
  // Within the median distance of the last. Fewer points: the budget is over.
  AbcGeneration after(AbcGeneration const& last);
  [[nodiscard]] std::vector<std::string> const& left_out() const { return left_out_; }  // moments

 private:
  [[nodiscard]] bool is_full(AbcGeneration const& generation) const;
  void fill(AbcGeneration& generation, AbcKernel const* kernel);
  [[nodiscard]] AcceptedPoint point_of(PointRequest const& request,
                                       PointEvaluation const& evaluation,
                                       std::uint64_t candidate) const;
  void find_scales(std::vector<AcceptedPoint> const& points);
  void scale(AcceptedPoint& point) const;

  CalibrationProblem const& problem_;
  CountedEvaluations& evaluations_;
  std::uint32_t number_ = 0;    // of the generation
  std::vector<double> scales_;  // 1 / deviation, 0 of moments left out; empty in the first
  std::vector<std::string> left_out_;
};

}  // namespace clustress
