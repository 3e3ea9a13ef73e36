// analysis/sensitivity/study.hpp — what sensitivity indices are computed from: where points lie,
// what structure they have, and what came out at each of them, world by world.
//
// Plain values and pure functions, thread-safe.
#pragma once

#include <optional>

#include "analysis/sensitivity/saltelli_rows.hpp"
#include "analysis/sensitivity/steps.hpp"
#include "sim/statistics/variance_components.hpp"

namespace clustress {

struct SensitivityStudy {
  StudyInputs inputs;
  std::vector<Step> steps;        // empty: the points do not follow each other by steps
  std::vector<SaltelliRow> rows;  // empty: no Saltelli design
  // Known points with a weight that stand for the whole space: those of the matrices A and B of a
  // Saltelli design, of any other design all.
  std::vector<std::size_t> sample;
};

// Finds the structure: that of the design; of points from a file the one that they have.
SensitivityStudy prepared(StudyInputs inputs);

// One number a world at every point.
struct StudyOutput {
  std::string name;            // "vouchers/undisturbed/net_jobs"
  std::string words;           // "net jobs of “vouchers” at the end, undisturbed"
  std::string unit;            // "jobs"
  std::size_t worlds = 0;      // replicates on the axis
  std::vector<double> values;  // [point][world]; NaN: failed, or not given
  // Parameters that cannot act on it, as the severity of a stress where that stress is not; their
  // factors have no rows in tables.
  std::vector<std::string> idle{};

  [[nodiscard]] double at(std::size_t point, std::size_t world) const {
    return values[point * worlds + world];
  }
  // Whether no member of the factor can act on it.
  [[nodiscard]] bool is_idle(StudyInputs const& inputs, InputFactor const& factor) const;
};

// Mean, variance over worlds and number of worlds, of one point or of a difference.
struct WorldMoments {
  double mean = 0.0;
  double variance = 0.0;   // of one world, divisor n − 1; NaN with one
  std::size_t worlds = 0;  // 0: none
  [[nodiscard]] double variance_of_mean() const { return variance / static_cast<double>(worlds); }
};
WorldMoments moments_at(StudyOutput const& output, std::size_t point);

// y(to) − y(from): over the worlds that both have, since they share their luck; with luck of its
// own at every point the difference of two means.
WorldMoments difference_of(StudyInputs const& inputs, StudyOutput const& output, std::size_t from,
                           std::size_t to);

// The points of the sample that have worlds, with the mean of each.
struct SampleMeans {
  std::vector<std::size_t> points;
  std::vector<double> means;
  std::vector<double> weights;  // add up to 1
};
SampleMeans means_of(SensitivityStudy const& study, StudyOutput const& output);

// Luck and doubt over the sample; nothing where fewer than two points, or no point with two worlds
// (of shared luck: no two worlds that all have), are there.
std::optional<VarianceSplit> split_of(SensitivityStudy const& study, StudyOutput const& output);

}  // namespace clustress
