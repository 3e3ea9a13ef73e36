// sim/engine/replicate.hpp — one replicate: burn-in once, then for each stress the arm without a
// programme, leaving its tape, and every variant from a copy of the same world.
#pragma once

#include <functional>

#include "sim/engine/preparation.hpp"

namespace clustress {

// Told after each simulated quarter; called from the thread that simulates.
using QuarterCallback = std::function<void(std::size_t firms)>;
// Shown every world as it is recorded: quarter 0, the common snapshot, then the end of each
// quarter. Rows of the register are set.
using WorldObserver =
    std::function<void(std::size_t variant, std::size_t stress, World const& world)>;
// Shown the world at the end of each quarter of burn-in but the last, whose end is quarter 0.
using BurnInObserver = std::function<void(World const& world)>;

// A pure function of scenario, preparation and luck, the number of the replicate or what luck_of()
// makes of it (cpu_seconds aside). Worlds that
// break an invariant are marked as failed with their cause. Throws Stopped when asked to stop.
// Thread-safe: each call has its own worlds.
Outcome run_replicate(Scenario const& scenario, Preparation const& preparation, std::uint64_t luck,
                      StopFlag const& stop, QuarterCallback const& on_quarter = {},
                      WorldObserver const& observer = {}, BurnInObserver const& before = {});

std::uint64_t peak_memory_bytes();  // of this process, so far
double thread_seconds();            // of processor time that the calling thread has used

// The world of a replicate at programme start, released, as all its arms get it.
World burn_in(Scenario const& scenario, Preparation const& preparation, std::uint64_t luck);

}  // namespace clustress
