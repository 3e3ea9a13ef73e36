// sim/engine/memory.hpp — how much memory a run needs, estimated from its world, and how many
// replicates fit.
//
// An estimate from above: of the shipped scenarios it was never exceeded. Pure functions,
// thread-safe.
#pragma once

#include "sim/engine/scenario.hpp"
#include "sim/world/economy.hpp"

namespace clustress {

struct MemoryEstimate {
  double shared_bytes = 0;     // the program and the stationary populations
  double replicate_bytes = 0;  // of each replicate in flight: snapshot, worlds, tape, outcome

  [[nodiscard]] double bytes(int in_flight) const {
    return shared_bytes + replicate_bytes * in_flight;
  }
  [[nodiscard]] int in_flight_within(double bytes) const;  // 0 if not even one fits
};

double usual_firms(Economy const& economy);  // living firms of one world, about

inline constexpr double usual_outcomes = 2;  // of a replicate in hand: as numbers and as chunks

MemoryEstimate estimate_memory(Scenario const& scenario, Economy const& economy,
                               double outcomes = usual_outcomes);

}  // namespace clustress
