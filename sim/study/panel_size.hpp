// sim/study/panel_size.hpp — how large the panel of a scenario is, before it is made.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

struct PanelSize {
  std::size_t worlds = 0;  // with a programme, over all replicates and points
  int years_before = 0, years = 0;
  double applicants = 0, others = 0;  // firms of a world, about
  double bytes = 0;                   // of the file, about
};

// Applicants are guessed from the rates of ideas in the base year, without money running out:
// usually too many. Pure, thread-safe.
PanelSize panel_size(Scenario const& scenario);

// What its author should know of it, for people: quarters in no year, fewer years before than
// asked for, own firms in it, more replicates than the run has, nothing to follow.
std::vector<std::string> panel_doubts(Scenario const& scenario);

}  // namespace clustress
