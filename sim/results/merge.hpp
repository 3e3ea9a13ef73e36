// sim/results/merge.hpp — joins the shards of a run into one result by copying compressed chunks as
// they are.
//
// Every shard is read twice, to prove its seal and its identity and to copy it; one file is open at
// a time, and memory holds one replicate's chunks, where those of one shard lie, and the status of
// all worlds. The result is written aside, synced and renamed, under the lock of its path. Not
// thread-safe: HDF5 is called.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clustress {

struct MergeOptions {
  // join what is sound, marked incomplete, though shards are missing or damaged
  bool partial = false;
  std::string command_line;  // for the history
  // after each shard; may be empty
  std::function<void(std::string_view doing, std::size_t done, std::size_t of)> progress;
};

struct Merged {
  std::size_t shards = 0, of = 0;     // joined, and how many the run was divided into
  std::size_t units = 0, wanted = 0;  // in the result
  std::size_t points = 1;
  std::size_t failed_worlds = 0;
  std::size_t panel_cases = 0;        // firms in the panel; 0 = there is none
  bool was_there = false;             // the result held all of it already and was left alone
  std::vector<std::string> left_out;  // with `partial`: what is missing or damaged
};

// Throws UsageError if the shards do not belong together (naming the first differing key), overlap,
// or another run's results lie at `result`; OutputError, a line a fault, if shards are missing or
// damaged or the result cannot be written.
Merged merge_shards(std::vector<std::filesystem::path> const& shards,
                    std::filesystem::path const& result, MergeOptions const& options);

}  // namespace clustress
