// sim/app/check_json.hpp — what `check` says of the size of a run, for programs that ask for
// processors, time, memory and disk. Pure.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"
#include "sim/study/run_size.hpp"

namespace clustress {

// One JSON object; `warnings`: sentences. Seconds are on so many threads of this machine.
std::string check_json(Scenario const& scenario, RunSize const& size, int threads,
                       std::vector<std::string> const& warnings);

}  // namespace clustress
