// sim/app/info_posterior.hpp — `info` of a posterior file.
#pragma once

#include <string>

namespace clustress {

// The exit code. UsageError if its scenario is asked for: it holds none. Errors of reading:
// read_posterior() (sim/results/posterior_file.hpp).
int print_posterior(std::string const& path, bool wants_scenario, bool is_json);

}  // namespace clustress
