// sim/app/command.hpp — one small file a command; main.cpp knows them by this table. What a command
// is called, takes and does is said once, in its CommandLine: help, shell completion and man pages
// are made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clustress {

// Exit codes, the same for all commands (docs/howto/exit_codes.md).
enum ExitCode : int {
  exit_complete = 0,
  exit_failed_worlds = 1,  // or an internal error
  exit_missed_bands = 1,   // only if `validate --strict` asks for it
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

CommandLine describe_calibrate();
CommandLine describe_check();
CommandLine describe_compare();
CommandLine describe_completion();
CommandLine describe_evaluate();
CommandLine describe_explain();
CommandLine describe_info();
CommandLine describe_init();
CommandLine describe_manual();
CommandLine describe_measure();
CommandLine describe_merge();
CommandLine describe_panel();
CommandLine describe_reference();
CommandLine describe_report();
CommandLine describe_run();
CommandLine describe_schema();
CommandLine describe_sensitivity();
CommandLine describe_slurm();
CommandLine describe_sweep();
CommandLine describe_validate();
int calibrate_command(CommandLine const& line);
int check_command(CommandLine const& line);
int compare_command(CommandLine const& line);
int completion_command(CommandLine const& line);
int evaluate_command(CommandLine const& line);
int explain_command(CommandLine const& line);
int info_command(CommandLine const& line);
int init_command(CommandLine const& line);
int manual_command(CommandLine const& line);
int measure_command(CommandLine const& line);
int merge_command(CommandLine const& line);
int panel_command(CommandLine const& line);
int reference_command(CommandLine const& line);
int report_command(CommandLine const& line);
int run_command(CommandLine const& line);
int schema_command(CommandLine const& line);
int sensitivity_command(CommandLine const& line);
int slurm_command(CommandLine const& line);
int sweep_command(CommandLine const& line);
int validate_command(CommandLine const& line);

inline constexpr Command commands[] = {
    {"init", "write a first study to change", describe_init, init_command},
    {"check", "validate a scenario and estimate its run", describe_check, check_command},
    {"run", "simulate all variants, stresses and replicates", describe_run, run_command},
    {"sweep", "simulate a design of points over what is uncertain", describe_sweep, sweep_command},
    {"slurm", "write a batch script that shares a run out", describe_slurm, slurm_command},
    {"merge", "join the shards of a run", describe_merge, merge_command},
    {"compare", "print what each programme did", describe_compare, compare_command},
    {"report", "write a page that answers which programme does best", describe_report,
     report_command},
    {"sensitivity", "say which parameters move what came out, and which to find out first",
     describe_sensitivity, sensitivity_command},
    {"panel", "show a panel of firms, and write it as csv", describe_panel, panel_command},
    {"evaluate", "estimate effects from a panel of firms, as evaluators do", describe_evaluate,
     evaluate_command},
    {"info", "say what a result file holds", describe_info, info_command},
    {"explain", "show one firm's life with and without a programme", describe_explain,
     explain_command},
    {"validate", "compare the simulated economy with observed facts", describe_validate,
     validate_command},
    {"measure", "measure points that another program asks for", describe_measure, measure_command},
    {"calibrate", "fit what is uncertain to what is observed", describe_calibrate,
     calibrate_command},
    {"reference", "print every parameter with unit, default, range and source", describe_reference,
     reference_command},
    {"schema", "print the JSON Schema of scenario or world files", describe_schema, schema_command},
    {"manual", "print the manual page of a command", describe_manual, manual_command},
    {"completion", "print the completion script of a shell", describe_completion,
     completion_command},
};

}  // namespace clustress
