// sim/study/design_attributes.hpp — what a result says at its root of how its points were made.
#pragma once

#include <vector>

#include "sim/engine/scenario.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

// Of a design what must be known to read its points, of an ensemble whose draws they are; nothing
// of points by hand (docs/file_format.md).
std::vector<NamedValue> design_attributes(ScenarioPoints const& points);

}  // namespace clustress
