// calibration/judge.hpp — holds what was measured against what is observed.
//
// A band is met by the mean over replicates. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/target.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {

struct Judgement {
  Target const* target;
  Observed observed;  // in this world
  TargetRole role;  // that of the target; of another count for which the study has a figure: target
  std::string source;  // of what is observed
  // Mean over the replicates that have its population; nothing if fewer than two have.
  std::optional<Estimate> simulated;
  bool inside = false;             // the mean lies in the band
  std::optional<double> distance;  // of the mean from what is observed, in errors (distance_of)
  // "met", "MISSED", "near", "FAR", "–" for another count, "no population"
  std::string_view verdict;
};

// `measured`: one row a replicate, one number a target, as measure_targets() gives them; in a
// scaled world errors and intervals hold what its correction may be wrong by. A row with more or
// fewer numbers than there are targets is a ContractViolation: what is named is measured. `own`:
// figures of the study.
std::vector<Judgement> judge(std::span<Target const* const> targets,
                             std::span<std::vector<double> const> measured, WorldFacts const& facts,
                             std::span<ObservedFigure const> own = {});

struct Tally {
  std::size_t bands = 0, bands_met = 0, targets = 0, targets_near = 0;
};
Tally tally_of(std::span<Judgement const> judgements);
// The moments of a role that have a population and are not in their band, in the order of the
// table.
std::vector<Judgement const*> outside(std::span<Judgement const> judgements, TargetRole role);

// "band", "target" or "other count".
std::string_view name_of(TargetRole role);

}  // namespace clustress
