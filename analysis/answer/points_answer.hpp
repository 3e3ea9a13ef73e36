// analysis/answer/points_answer.hpp — what the answer over points rests on, by programme and
// stress, and what it says: which programme holds over points, luck and doubt, what the doubt comes
// from, where it fails.
//
// No number is computed here: each is a measure of effects over points (analysis/over_points.hpp).
// Names of programmes stand in “quotation marks”. A share of points, by weight where their weights
// differ, is a chance only as far as the points were drawn as what is not known is likely. Plain
// values; pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/effects.hpp"

namespace clustress {

// By weight: of the points at which it can be said, and how much these are of all.
struct PointShare {
  double points = 0.0, beyond_luck = 0.0, told = 0.0;
};

struct PointCount {
  std::size_t points = 0, beyond_luck = 0, of = 0;  // of = 0: cannot be said
  std::optional<PointShare> by_weight{};            // where the weights of points differ

  // Whether it can be said at half of all points at least.
  [[nodiscard]] bool is_told(std::size_t all_points) const {
    return of > 0 && (by_weight ? by_weight->told >= 0.5 : 2 * of >= all_points);
  }
  [[nodiscard]] double share() const {
    if (by_weight) return by_weight->points;
    return of == 0 ? 0.0 : static_cast<double>(points) / static_cast<double>(of);
  }
};

// One programme under one stress; measures that are not given where points are too few.
struct PointsCell {
  Measure net_jobs;         // at the end: mean over points, range of luck and doubt
  Measure declared;         // … of the scenario as it is written, range of luck
  Measure doubt_share;      // of the variance of one world
  Measure lowest, highest;  // … at the points where they are so
  PointCount brings_jobs, beats_spending, best;
  std::vector<std::string> drivers;  // parameters that explain more than chance, most first
  // Of the doubt (analysis/sensitivities.hpp), or of the spread of the points' means, which has
  // their luck in it (analysis/doubt_by_parameter.hpp).
  std::vector<double> driver_shares;
  bool are_drivers_without_luck = false;
  std::size_t parameters = 0;     // that were looked at
  std::vector<std::string> told;  // sentences of where it fails, as they were found
};

struct PointsProgramme {
  std::string name;
  std::vector<PointsCell> cells;  // by stress
};

struct PointsAnswer {
  std::size_t points = 0;  // without the declared one
  std::size_t quarters = 0;
  double alpha = default_alpha;
  bool has_references = false;
  PointWeights weights;
  std::vector<std::string> stresses;  // the first is undisturbed
  std::vector<PointsProgramme> programmes;

  // The place of the programme that is best at most points undisturbed; of ties the first.
  [[nodiscard]] std::size_t first() const;
};

PointsAnswer points_answer_of(Effects const& over_points);

inline constexpr std::size_t drivers_shown = 3;

// One sentence each, with full stops; the first is the headline. Empty without programme or point.
std::vector<std::string> points_sentences(PointsAnswer const& answer);
// Luck and doubt of the programme that comes first.
std::vector<std::string> doubt_sentences(PointsAnswer const& answer);
// Where a programme loses to another: boxes that are more than chance, at most so many.
std::vector<std::string> fails_sentences(PointsAnswer const& answer, std::size_t at_most = 3);

}  // namespace clustress
