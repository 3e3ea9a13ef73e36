// sim/app/replayed_file.hpp — a table of replays, as scripts/replays writes it.
//
// Reads a file; otherwise pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "calibration/page/replayed.hpp"

namespace clustress {

// In the order of the file. ScenarioError with the places of its faults: a file that cannot be had,
// a column that is missing, a number, form or verdict that is none, a replay of another model.
std::vector<ReplayedFigure> read_replayed(std::string const& path);

}  // namespace clustress
