// sim/app/command.hpp — one small file a command; main.cpp knows them by this table. What a command is called, takes and does is
// said once, in its CommandLine: help, shell completion and man pages are made from it.
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
class CommandLine;

struct Command {
  std::string_view name;
  std::string_view summary;
  CommandLine (*describe)();
  int (*run)(CommandLine const& line);  // parsed; throws the errors of sim/core/errors.hpp
};

CommandLine describe_check();
CommandLine describe_compare();
CommandLine describe_completion();
CommandLine describe_explain();
CommandLine describe_info();
CommandLine describe_init();
CommandLine describe_manual();
CommandLine describe_merge();
CommandLine describe_reference();
CommandLine describe_run();
CommandLine describe_schema();
CommandLine describe_validate();
int run_check(CommandLine const& line);
int run_compare(CommandLine const& line);
int run_completion(CommandLine const& line);
int run_explain(CommandLine const& line);
int run_info(CommandLine const& line);
int run_init(CommandLine const& line);
int run_manual(CommandLine const& line);
int run_merge(CommandLine const& line);
int run_reference(CommandLine const& line);
int run_run(CommandLine const& line);
int run_schema(CommandLine const& line);
int run_validate(CommandLine const& line);

inline constexpr Command commands[] = {
    {"init", "write a first study to change", describe_init, run_init},
    {"check", "validate a scenario and estimate its run", describe_check, run_check},
    {"run", "simulate all variants, stresses and replicates", describe_run, run_run},
    {"merge", "join the shards of a run", describe_merge, run_merge},
    {"compare", "print what each programme did", describe_compare, run_compare},
    {"info", "say what a result file holds", describe_info, run_info},
    {"explain", "show one firm's life with and without a programme", describe_explain, run_explain},
    {"validate", "compare the simulated economy with observed facts", describe_validate, run_validate},
    {"reference", "print every parameter with unit, default, range and source", describe_reference, run_reference},
    {"schema", "print the JSON Schema of scenario or world files", describe_schema, run_schema},
    {"manual", "print the manual page of a command", describe_manual, run_manual},
    {"completion", "print the completion script of a shell", describe_completion, run_completion},
};

}  // namespace clustress
