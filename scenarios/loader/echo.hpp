// scenarios/loader/echo.hpp — the complete scenario as TOML.
#pragma once

#include <string>

#include "scenarios/loader/draft.hpp"

namespace clustress::loader {

// Every default filled in, the world inline, in declared order; loads back to the same scenario.
// Left out are `replicates` (a run may be extended) and what the loader adds by itself: the world
// without programme, undisturbed, reference programmes.
std::string effective_toml(Draft& draft);

// The part of it that decides what the spun-up populations are: seed, spin-up, model parameters,
// world.
std::string population_toml(Draft& draft);

}  // namespace clustress::loader
