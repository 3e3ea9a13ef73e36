// sim/engine/layout.hpp — which data sets a scenario's outcomes have, and where they lie.
#pragma once

#include "sim/engine/outcome.hpp"
#include "sim/engine/scenario.hpp"

namespace clustress {

// Indicators of the catalogue split into their groups, then the paired measures of /account, /total
// and /evaluation.
OutcomeLayout layout_of(Scenario const& scenario);

// Labels of the instrument dimension: instruments of all variants, one of a name, in order of first
// appearance.
std::vector<std::string> instrument_labels(Scenario const& scenario);

}  // namespace clustress
