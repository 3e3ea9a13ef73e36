// sim/study/panel_doubts.hpp — what the author of a [panel] probably did not mean, or should know.
// Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

// Sentences for people: quarters in no year, fewer years before than
// asked for, own firms in it, more replicates than the run has, nothing to follow.
std::vector<std::string> panel_doubts(Scenario const& scenario);

}  // namespace clustress
