// scenarios/loader/decompose_reader.hpp — [[decompose]]: the mixes whose instruments are told
// apart, and the sub-mixes that this adds.
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/names.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_submixes = 1000;  // of all mixes together

// Fills draft.scenario.decompositions, and the orders drawn of each mix; `taken` learns the names
// of sub-mixes. What the variants hold is checked if they are sound.
void read_decompositions(Node const& root, bool are_variants_sound, UniqueNames& taken,
                         Draft& draft, Report& report);

// Adds the sub-mixes of each mix right after it. Only for a draft without faults, before channel
// runs are added.
void add_submixes(Draft& draft);

}  // namespace clustress::loader
