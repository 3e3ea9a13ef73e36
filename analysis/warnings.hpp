// analysis/warnings.hpp — what a reader of the effects has to beware of, in sentences.
//
// Few replicates, failed or outlying worlds, stresses that did nothing, money without use or still
// owed. Pure function, thread-safe as its arguments are.
#pragma once

#include "analysis/data/usable_replicates.hpp"
#include "analysis/effects.hpp"

namespace clustress {

// Adds to the warnings of `effects`, whose programmes are complete.
void collect_warnings(Effects& effects, UsableReplicates const& worlds);

}  // namespace clustress
