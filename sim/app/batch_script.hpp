// sim/app/batch_script.hpp — the text of a batch script for Slurm: one file that submits itself as
// an array of shards and a merge behind it. Pure functions.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace clustress {

struct BatchJob {
  std::string scenario, result;      // paths as the tasks shall see them
  std::vector<std::string> options;  // of `run`, each a word
  int shards = 1, cpus = 1;          // at least 1
  std::chrono::seconds limit{3600};  // of a task
  double memory_bytes = 0.0;         // of a task
};

// Twice what a task takes, where a run on as many processors takes `seconds`, of which the share
// `stationary` makes populations that every task needs; at least half an hour, in steps of ten
// minutes.
std::chrono::seconds usual_limit(double seconds, double stationary, int shards);

// A quarter more than the estimate and a quarter of a GiB, in whole MiB.
double usual_memory(double estimate_bytes);

// A task stops beginning replicates when seven eighths of its time are over, and goes back into the
// queue.
std::string batch_script(BatchJob const& job);

// As one word of a POSIX shell.
std::string shell_word(std::string const& text);

}  // namespace clustress
