// sim/app/command.hpp — one small file a command; main.cpp knows them by this table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clustress {

// Exit codes, the same for all commands (docs/howto/exit_codes.md).
enum ExitCode : int {
  exit_complete = 0,
  exit_failed_worlds = 1,  // or an internal error
  exit_usage = 2,
  exit_output = 3,
  exit_locked = 5,
  exit_stopped = 75,
  exit_signal = 128,  // + signal number
};

using Arguments = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(Arguments const& arguments);  // throws the errors of sim/core/errors.hpp
};

int run_check(Arguments const& arguments);
int run_compare(Arguments const& arguments);
int run_info(Arguments const& arguments);
int run_merge(Arguments const& arguments);
int run_reference(Arguments const& arguments);
int run_run(Arguments const& arguments);
int run_validate(Arguments const& arguments);

inline constexpr Command commands[] = {
    {"check", "validate a scenario and estimate its run", run_check},
    {"run", "simulate all variants, stresses and replicates", run_run},
    {"merge", "join the shards of a run", run_merge},
    {"compare", "print what each programme did", run_compare},
    {"info", "say what a result file holds", run_info},
    {"reference", "print every parameter with unit, default, range and source", run_reference},
    {"validate", "compare the simulated economy with observed facts", run_validate},
};

}  // namespace clustress
