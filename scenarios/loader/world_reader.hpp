// scenarios/loader/world_reader.hpp — the table [world], from its own file or inline, to WorldFacts
// with a note for each number.
#pragma once

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/world/facts.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_cells = 100'000;  // regions × sectors + clusters
inline constexpr std::size_t most_sectors = 500;
inline constexpr std::size_t most_regions = 10'000;
inline constexpr std::size_t most_clusters = 10'000;

// Facts as far as they could be read; faults, also those across the facts, are reported at their
// place.
WorldFacts read_world(Node const& table, Report& report);

}  // namespace clustress::loader
