// analysis/point_samples.hpp — what every programme brought at every point, world by world.
//
// Net jobs at the end, discounted net job-years and discounted outlay, one number a replicate, as
// at one point (analysis/data). Point 0, the scenario as it is declared, is no draw of a doubt and
// is not among them. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/data/value_for_money.hpp"

namespace clustress {

struct WorldsOfPoint {
  std::vector<double> net_jobs;
  ValueForMoney value;
};

struct PointSample {
  std::uint32_t number = 0;
  std::size_t place = 0;                                 // on the axis of points
  std::vector<std::size_t> worlds;                       // replicates, ascending
  std::vector<std::vector<WorldsOfPoint>> by_programme;  // [stress][as asked for]
  double weight = 1.0;                                   // above 0; 1 where points are alike
};

// Some of the points: how many, and what they weigh together.
struct PointSet {
  std::size_t points = 0;
  double weight = 0.0, squares = 0.0;  // Σ w, Σ w²

  void add(double one) { ++points, weight += one, squares += one * one; }
  // By weight; of none 0.
  [[nodiscard]] double share_of(PointSet const& all) const {
    return all.points == 0 ? 0.0 : weight / all.weight;
  }
  // As good as so many alike: (Σ w)² / Σ w².
  [[nodiscard]] double effective() const { return points == 0 ? 0.0 : weight * weight / squares; }
};

PointSet set_of(std::vector<PointSample> const& samples);
// Weights that are all the same, but for rounding, become 1; others are 1 on average.
void scale_weights(std::vector<PointSample>& samples);
bool are_alike(std::vector<PointSample> const& samples);

// Variants in `programmes`, at a point that is usable.
PointSample sample_of(UsableReplicates const& worlds, std::vector<std::size_t> const& programmes);

// One number a world whose mean is the value for money at the point, and whose variance is that of
// the ratio of means (linearised, as in value_beyond); empty where the money is not told from 0.
std::vector<double> linearised(ValueForMoney const& value, double alpha);

// The values of those worlds that all points have, in one order; empty below two.
std::vector<std::vector<double>> of_common_worlds(
    std::vector<std::vector<double>> const& values,
    std::vector<std::vector<std::size_t>> const& worlds);

}  // namespace clustress
