// scenarios/loader/finish.hpp — from a draft without faults to the scenario.
#pragma once

#include "scenarios/loader/draft.hpp"

namespace clustress::loader {

// With sub-mixes, channel runs, reference programmes, echo, digest and population key.
Scenario finished(Draft draft);

std::string population_key_of(Draft& draft);

}  // namespace clustress::loader
