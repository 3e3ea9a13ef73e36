// sim/app/slurm.cpp — clustress slurm: a batch script that shares a run out on a computing centre.
#include <fmt/format.h>

#include <filesystem>

#include "sim/app/batch_script.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/ensemble_options.hpp"
#include "sim/app/output_target.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/quantities.hpp"
#include "sim/app/result_name.hpp"
#include "sim/app/run_options.hpp"
#include "sim/core/bytes_text.hpp"
#include "sim/core/errors.hpp"
#include "sim/study/run_size.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace fs = std::filesystem;

CommandLine describe_slurm() {
  CommandLine line("slurm SCENARIO --shards N -o RESULT.h5",
                   "Writes a batch script for Slurm that simulates the study in N shares, each a "
                   "task of an array that goes back\n"
                   "into the queue at its time limit, and joins them behind it. Time and memory "
                   "come from the size of the run.",
                   "clustress slurm leipzig.toml --shards 32 -o leipzig.h5", "SCENARIO");
  add_study_options(line, "replicates of the whole run");
  line.add()("shards", po::value<int>()->value_name("N"), "tasks of the array")  //
      ("script", po::value<std::string>()->value_name("FILE"),
       "the script; without it, RESULT.slurm beside the result")                                //
      ("cpus", po::value<int>()->default_value(8)->value_name("N"), "processors of each task")  //
      ("time", po::value<std::string>()->value_name("TIME"),
       "limit of each task, e.g. 4h; without it twice what the run takes on this machine")  //
      ("mem", po::value<std::string>()->value_name("SIZE"),
       "memory of each task, e.g. 4G; without it what the run takes, and a quarter more");
  add_ensemble_options(line);
  line.limit("shards", 1, 1'000'000);
  line.limit("cpus", 1, most_threads);
  return line;
}

namespace {

OutputKind const script_kind{"--script",
                             {"#!/bin/bash\n# Written by `clustress slurm"},
                             "script of `clustress slurm`",
                             ".slurm"};

// What says which study, as `run` shall get it.
std::vector<std::string> study_words(CommandLine const& line) {
  std::vector<std::string> words;
  auto const add = [&](std::string const& name, std::string const& value) {
    words.push_back("--" + name);
    if (!value.empty()) words.push_back(value);
  };
  for (char const* const name : {"replicates", "seed", "ensemble"}) {
    if (auto const value = line.maybe<std::string>(name)) add(name, *value);
  }
  for (std::string const& value : line.list("set")) add("set", value);
  if (auto const points = line.maybe<int>("ensemble-points"))
    add("ensemble-points", std::to_string(*points));
  if (line.has("ensemble-of-another-model")) add("ensemble-of-another-model", "");
  return words;
}

BatchJob job_of(CommandLine const& line, RunSize const& size, double stationary_share) {
  BatchJob job;
  job.scenario = line.positional();
  job.result = result_name(line);
  job.shards = line.get<int>("shards");
  job.cpus = line.get<int>("cpus");
  job.options = study_words(line);
  auto const time = line.maybe<std::string>("time");
  auto const memory = line.maybe<std::string>("mem");
  job.limit = time ? parse_duration("time", *time)
                   : usual_limit(size.seconds, stationary_share, job.shards);
  job.memory_bytes = memory ? parse_bytes("mem", *memory) : usual_memory(size.memory_bytes);
  return job;
}

}  // namespace

int slurm_command(CommandLine const& line) {
  if (!line.has("shards")) throw UsageError("how many tasks? Give --shards N");
  fs::path const script = line.has("script")
                              ? fs::path(line.get<std::string>("script"))
                              : fs::path(result_name(line)).replace_extension(".slurm");
  refuse_other_files(script_kind, script, result_name(line));
  Scenario const scenario = load_with_ensemble(line, study_overrides(line));
  RunSize const size = run_size(scenario, line.get<int>("cpus"));
  double const stationary = size.populations * size.firms * scenario.simulation.spin_up_quarters;
  BatchJob const job = job_of(line, size, stationary / size.firm_quarters);
  write_output(script, batch_script(job));
  fmt::print(
      "{}\n"
      "  {} tasks of {} processors, {} and {} each; the whole run about {} on one machine of them\n"
      "  to submit the array and, behind it, the merge:  bash {}\n",
      script.string(), job.shards, job.cpus, duration_text(static_cast<double>(job.limit.count())),
      bytes_text(job.memory_bytes), duration_text(size.seconds), shell_word(script.string()));
  return exit_complete;
}

}  // namespace clustress
