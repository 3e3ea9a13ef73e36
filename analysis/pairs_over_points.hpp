// analysis/pairs_over_points.hpp — one programme less another at every point of a result.
//
// In discounted job-years for each million euro paid, so that programmes of any size can be held
// against each other; against no programme at all: the same of the programme itself, whose sign is
// that of its job-years. A point at which what one of the two pays cannot be told from 0 gives no
// difference. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/data/section.hpp"
#include "analysis/point_samples.hpp"

namespace clustress {

// What sections over points are made of.
struct PointStudy {
  PointsView const& points;
  std::vector<PointSample> samples;     // without point 0
  std::vector<std::string> programmes;  // as the samples hold them
  std::vector<bool> is_reference;       // by programme
  std::string none;                     // name of the variant without a programme
  std::vector<std::string> stresses;
  double alpha = default_alpha;
};

using Rival = std::optional<std::size_t>;  // a programme, or no programme at all

struct PairOverPoints {
  std::vector<std::size_t> samples;         // places of those that give a difference
  std::vector<Estimate> differences;        // by sample
  std::vector<std::vector<double>> values;  // [sample][world], whose means they are
  std::vector<double> weights;              // by sample

  [[nodiscard]] PointSet all() const;
  [[nodiscard]] PointSet ahead() const;
  [[nodiscard]] PointSet behind() const;
  [[nodiscard]] PointSet ahead_beyond_luck() const;
  [[nodiscard]] PointSet behind_beyond_luck() const;
};

PairOverPoints pair_over_points(PointStudy const& study, std::size_t programme, Rival rival,
                                std::size_t stress);

// At how many points a programme is ahead of all of some rivals, of each beyond luck; `of`: those
// at which it can be held against each.
struct StandOverPoints {
  PointSet ahead, ahead_beyond_luck, of;
};
StandOverPoints stand_over_points(PointStudy const& study, std::size_t programme,
                                  std::vector<Rival> const& rivals, std::size_t stress);

std::string const& name_of(PointStudy const& study, Rival rival);

// A section without content, whose rows stand with those of the other programmes.
Section section_over_points(std::string method, std::string title, std::size_t programme);

}  // namespace clustress
