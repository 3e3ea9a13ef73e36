// sim/study/run_size.hpp — how large the run of a scenario is, before it is made: worlds, time,
// memory, disk.
#pragma once

#include <cstddef>

#include "sim/engine/scenario.hpp"

namespace clustress {

struct RunSize {
  double worlds = 0.0;
  double populations = 0.0;    // stationary ones to be made, if they are kept
  double firms = 0.0;          // living ones in a world, about
  std::size_t cells = 0;       // in which they are kept
  double firm_quarters = 0.0;  // to be simulated, stationary populations included
  double seconds = 0.0;        // on so many threads of this machine
  double memory_bytes = 0.0;   // at most, about
  double result_bytes = 0.0;   // of the finished file, about
  // of these, what the sub-mixes take by which [[decompose]] tells instruments apart
  double submix_worlds = 0.0, submix_seconds = 0.0, submix_bytes = 0.0;
};

// Simulates a few quarters of the world without a programme to learn how fast this machine is (of a
// world too large for that, it takes a usual speed). A second at most. `threads` ≥ 1. Thread-safe.
RunSize run_size(Scenario const& scenario, int threads);

// Whether clusters have two stable sizes, so that support which ends, or a shock, can leave
// something for ever. False for a world without clusters. Pure.
bool has_two_cluster_sizes(Scenario const& scenario);

}  // namespace clustress
