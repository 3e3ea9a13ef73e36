// sim/app/ensemble_options.hpp — what `run` and `check` share: which posterior a study is run at.
#pragma once

#include <memory>

#include "sim/app/command_line.hpp"
#include "sim/engine/ensemble.hpp"

namespace clustress {

void add_ensemble_options(CommandLine& line);

// Null without --ensemble, and for a command that has none. Errors: those of ensemble_of()
// (sim/study/ensemble_of.hpp); UsageError for options of an ensemble without one.
std::shared_ptr<Ensemble const> ensemble_given(CommandLine const& line);

}  // namespace clustress
