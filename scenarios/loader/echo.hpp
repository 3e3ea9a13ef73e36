// scenarios/loader/echo.hpp — the complete scenario as TOML.
#pragma once

#include <string>

#include "scenarios/loader/draft.hpp"

namespace clustress::loader {

// Every default filled in, the world inline, in declared order; loads back to the same scenario.
// Left out are `replicates` and points (a run may be extended by both), what the loader adds by
// itself (the world without programme, undisturbed, reference programmes), and what is observed.
std::string effective_toml(Draft& draft);

// What is observed, to stand below it; empty if the study gives no figures.
std::string observed_toml(Draft& draft);

// What decides what the spun-up populations are: seed, spin-up, model parameters, the numbers of
// the world. Not own firms, which come at release, and not where numbers come from.
std::string population_toml(Draft& draft);

}  // namespace clustress::loader
