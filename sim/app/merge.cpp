// sim/app/merge.cpp — clustress merge: from the shards of a run to one result file.
#include "sim/results/merge.hpp"

#include <fmt/core.h>

#include <chrono>

#include "sim/app/command_line.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/result_name.hpp"
#include "sim/results/panel_file.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// Shows what is done, as often as the live line allows.
class Ticker {
 public:
  void show(std::string_view doing, std::size_t done, std::size_t of) {
    auto const now = std::chrono::steady_clock::now();
    if (now - last_ < line_.interval()) return;
    last_ = now;
    line_.show(fmt::format("{}: {} of {} shards", doing, done, of));
  }

 private:
  LiveLine line_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace

CommandLine describe_merge() {
  CommandLine line("merge SHARD... -o RESULT.h5",
                   "Joins the shards that `run --shard` wrote into one result, the same in every "
                   "bit as that of one run.\n"
                   "Checks every shard; names those that are missing or damaged.",
                   "clustress merge leipzig.shard-*-of-8.h5 -o leipzig.h5", "SHARD");
  line.add()("output,o", po::value<std::string>()->value_name("FILE"), "result file to write")  //
      ("partial",
       "join what is there though shards are missing or damaged; the result says that it is "
       "incomplete")  //
      ("quiet,q", "no progress");
  line.allow_several();
  return line;
}

int merge_command(CommandLine const& line) {
  std::vector<std::string> const shards = line.positionals();
  std::string const result = result_name(line);
  bool const quiet = line.has("quiet");
  MergeOptions options;
  options.partial = line.has("partial");
  options.command_line = fmt::format("clustress merge ({} shards) -o {}", shards.size(), result);
  Merged merged;
  {
    Ticker ticker;
    if (!quiet) {
      options.progress = [&](std::string_view doing, std::size_t done, std::size_t of) {
        ticker.show(doing, done, of);
      };
    }
    merged = merge_shards({shards.begin(), shards.end()}, result, options);
  }
  for (std::string const& fault : merged.left_out) note("left out: {}\n", fault);
  if (merged.was_there) {
    fmt::print("{} already holds all of this: {} replicates; nothing was changed.\n", result,
               merged.units);
  } else if (!quiet) {
    note("{} is {}: {} of {} replicates from {} of {} shards\n", result,
         merged.units == merged.wanted ? "complete" : "INCOMPLETE", merged.units, merged.wanted,
         merged.shards, merged.of);
  }
  if (merged.panel_cases > 0 && !quiet) {
    note("{}: histories of {} firms for evaluators\n", panel_path(result).string(),
         merged.panel_cases);
  }
  return report_failed_worlds(merged.failed_worlds, result);
}

}  // namespace clustress
