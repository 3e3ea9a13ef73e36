// sim/app/leanings_text.hpp — in words: which mechanisms the results of a scenario lean on.
#pragma once

#include <string>

#include "sim/engine/scenario.hpp"

namespace clustress {

// Of each kind of instrument and stress the mechanisms through which it acts, marked where they
// rest on an assumption; with `all` every mechanism, what it does, and how to switch it off. Empty
// for a scenario without programme and stress.
std::string leanings_text(Scenario const& scenario, bool all);

}  // namespace clustress
