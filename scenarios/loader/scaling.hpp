// scenarios/loader/scaling.hpp — a world of another size than its file declares.
//
// `[world] scale` multiplies every number that its declaration calls extensive, those of the world,
// of programmes, stresses and targets, and no other. A draft holds what is declared until it is
// finished; a scenario holds what is simulated. Why: docs/decisions/0053-scaled-worlds.md.
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// Reports at `at` what cannot be: an extensive number that leaves its declared range, a region
// without a cell that has firms, own firms, which have a size of their own. The draft's world has
// no faults.
void check_scale(Draft& draft, Position at, Report& report);

// From what is declared to what is simulated; with a scale of 1 nothing is touched. The draft has
// neither sub-mixes nor reference programmes yet.
void apply_scale(Draft& draft);

}  // namespace clustress::loader
