// scenarios/loader/own_keys.hpp — the keys that the loader reads itself, declared as parameters are, for reference and schema.
#pragma once

#include <vector>

#include "sim/core/parameters.hpp"

namespace clustress::loader {

// Of every file: which form it has, and the file it lies on.
std::vector<ParameterInfo> file_keys();
// Of a scenario beside its tables: title, world.
std::vector<ParameterInfo> scenario_keys();
// Of a world beside its tables: name.
std::vector<ParameterInfo> world_keys();
// simulation.start
ParameterInfo start_key();

}  // namespace clustress::loader
