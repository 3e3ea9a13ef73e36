// sim/study/assumptions.hpp — the numbers of a world that somebody assumed, those first that are in
// doubt for many jobs. Pure, thread-safe.
#pragma once

#include <vector>

#include "sim/world/facts.hpp"

namespace clustress {

struct Assumption {
  FactNote const* note;  // of the facts given, which live longer
  double
      jobs_share;  // of the world's jobs: those of what it is about: a sector, a region, a cluster
  double doubt;    // the width of its range, as a share of the range's larger end
  [[nodiscard]] double weight() const { return jobs_share * doubt; }
};

// By falling weight, and in the order of the files where that is the same. How far a number moves a
// result is not known here: that takes runs.
std::vector<Assumption> assumptions_of(WorldFacts const& facts);

}  // namespace clustress
