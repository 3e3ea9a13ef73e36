// sim/app/run_options.hpp — what `run`, `sweep` and `slurm` share: options, and a study from its
// file to the end of its run.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/app/command_line.hpp"
#include "sim/study/study_run.hpp"

namespace clustress {

// Output, replicates, seed and overrides: all that says which study, but for its file and ensemble.
void add_study_options(CommandLine& line, char const* replicates);
// As after --set.
std::vector<std::string> study_overrides(CommandLine const& line);

// These, shard, limits, progress. `replicates`: what they mean here.
void add_run_options(CommandLine& line, char const* replicates);

// Runs the study that the line names, told in words or, with --progress json, to another program;
// the exit code. `check` sees the scenario before anything is done and throws UsageError if it is
// not one for this command; `at_end` sees what came of it, of a run in words alone.
int run_study(CommandLine const& line, std::string const& command,
              std::function<void(Scenario const&)> const& check,
              std::function<void(StudyOutcome const&)> const& at_end);

}  // namespace clustress
