// sim/results/copy_worlds.hpp — moves simulated worlds between runs whose scenarios differ in their
// variants only, by labels.
//
// Such layouts differ along the variants and along the instruments. An instrument that a variant
// does not have is 0 in its worlds, as the engine records it, so that the moved numbers are those
// of a run of the whole. Pure functions, thread-safe.
#pragma once

#include <string>

#include "sim/engine/outcome.hpp"

namespace clustress {

// First thing other than variants and instruments in which two layouts differ, as
// first_layout_difference says, or empty.
std::string first_difference_but_variants(OutcomeLayout const& there, OutcomeLayout const& here);

// An outcome of this shape in which nothing was run.
Outcome empty_outcome(OutcomeLayout const& layout, RunUnit unit);

// Copies values, status and causes of a variant under all stresses. The layouts must not differ
// otherwise.
void copy_worlds(std::string const& variant, Outcome const& from, OutcomeLayout const& there,
                 Outcome& to, OutcomeLayout const& here);

// Whether a variant of the same layout has the same bits and status in both, under all stresses.
bool same_worlds(std::size_t variant, Outcome const& a, Outcome const& b,
                 OutcomeLayout const& layout);

}  // namespace clustress
