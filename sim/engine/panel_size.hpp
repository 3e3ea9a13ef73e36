// sim/engine/panel_size.hpp — how large the panel of a scenario is, before it is made.
#pragma once

#include <cstddef>

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

}  // namespace clustress
