#include "sim/app/batch_script.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "sim/results/run_header.hpp"

namespace clustress {
namespace fs = std::filesystem;
namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

constexpr char script[] = R"sh(#!/bin/bash
# Written by `clustress slurm`; change it at will. `bash FILE` submits it.
# The shares of a run, each a task that goes back into the queue at its time limit, and their merge.
clustress=${{CLUSTRESS:-clustress}}
result={result}

case "${{1:-submit}}" in
submit)
  mkdir -p "$(dirname "$result")"
  job=$(sbatch --parsable --job-name={name} --array=1-{shards} --time={limit} \
    --cpus-per-task={cpus} --mem={memory}M --requeue --open-mode=append \
    --output="$result.%a.log" "$0" shard) || exit
  sbatch --job-name={name}-merge --dependency="afterany:$job" --time=1:00:00 --mem={memory}M \
    --output="$result.log" "$0" merge
  ;;
shard)
  "$clustress" run {study} -o "$result" \
    --shard "$SLURM_ARRAY_TASK_ID/{shards}" --threads "${{SLURM_CPUS_PER_TASK:-{cpus}}}" \
    --time-limit {begin_until} --memory {memory_used}M
  code=$?
  if [ "$code" -eq 75 ]; then scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"; fi
  exit "$code"
  ;;
merge)
  "$clustress" merge {files} -o "$result" && "$clustress" compare "$result"
  ;;
esac
)sh";

std::string limit_text(std::chrono::seconds limit) {
  return fmt::format("{}:{:%M:%S}", limit.count() / 3600, limit);
}

// The name of a shard's file with a star for its number.
std::string shard_files(std::string const& result, int shards) {
  std::string const first = shard_path(result, {1, static_cast<std::uint32_t>(shards)});
  std::string const number = fmt::format("shard-1-of-{}", shards);
  std::size_t const at = first.rfind(number) + std::string("shard-").size();
  return shell_word(first.substr(0, at)) + "*" + shell_word(first.substr(at + 1));
}

}  // namespace

std::chrono::seconds usual_limit(double seconds, double stationary, int shards) {
  double const task = seconds * (stationary + (1.0 - stationary) / shards);
  double const steps = std::max(3.0, std::ceil(2.0 * task / 600.0));
  return std::chrono::seconds(600 * static_cast<std::int64_t>(steps));
}

double usual_memory(double estimate_bytes) {
  return std::ceil(1.25 * estimate_bytes / mebibyte + 256.0) * mebibyte;
}

std::string shell_word(std::string const& text) {
  constexpr char plain[] =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:+%";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string word = "'";
  for (char const c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

std::string batch_script(BatchJob const& job) {
  std::string study = shell_word(job.scenario);
  for (std::string const& option : job.options) study += " " + shell_word(option);
  double const memory = job.memory_bytes / mebibyte;
  using fmt::arg;
  return fmt::format(script, arg("result", shell_word(job.result)), arg("study", study),
                     arg("shards", job.shards), arg("cpus", job.cpus),
                     arg("limit", limit_text(job.limit)), arg("memory", std::ceil(memory)),
                     arg("begin_until", job.limit.count() * 7 / 8),
                     arg("memory_used", std::floor(memory * 7.0 / 8.0)),
                     arg("name", shell_word(fs::path(job.result).stem().string())),
                     arg("files", shard_files(job.result, job.shards)));
}

}  // namespace clustress
