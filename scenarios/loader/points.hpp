// scenarios/loader/points.hpp — the points of a scenario: [[point]], or the CSV table that [points]
// names.
//
// Columns of the table: `label` or `id`, then one for each path; an empty cell is the declared
// value.
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_points_read = 10'000;

// Fills draft.scenario.points. Every point is read as a whole scenario, so that all its faults are
// reported now, at its place. Only for a draft without faults, as it was read from `root`.
void read_points(Node const& root, Draft& draft, Report& report);

}  // namespace clustress::loader
