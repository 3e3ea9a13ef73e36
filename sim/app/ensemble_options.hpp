// sim/app/ensemble_options.hpp — what `run` and `check` share: which posterior a study is run at.
#pragma once

#include <string>
#include <vector>

#include "sim/app/command_line.hpp"
#include "sim/engine/scenario.hpp"

namespace clustress {

void add_ensemble_options(CommandLine& line);

// The scenario at the points of the posterior that --ensemble gives, else of that which its
// [ensemble] names; --ensemble-points is the last word on their number. Errors: those of
// load_scenario() and ensemble_of() (sim/study/ensemble_of.hpp); UsageError for options of an
// ensemble without one.
Scenario load_with_ensemble(CommandLine const& line, std::vector<std::string> const& overrides);

}  // namespace clustress
