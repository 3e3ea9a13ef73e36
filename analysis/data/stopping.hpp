// analysis/data/stopping.hpp — what a result says about `run --precision`: the rule, its looks,
// where it stopped, and the level of intervals that cover after it. Stored as attributes at the
// root of the file. Plain values and pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/statistics/intervals.hpp"

namespace clustress {

struct NamedValue;
struct RunHeader;

struct Stopping {
  std::string rule;         // "5", "10%", "ranking", "ranking:5"
  std::size_t maximum = 0;  // replicates that it might take
  // of intervals that cover with 1 − default_alpha after the stop
  double alpha = default_alpha;
  // replicates at each look, ascending; empty if it has not stopped the run
  std::vector<std::size_t> looks{};
  bool reached = false;  // stopped because the rule was met, not at the maximum
  bool operator==(Stopping const&) const = default;
};

std::vector<NamedValue> attributes_of(Stopping const& stopping);
// nothing if the run had a fixed number of replicates
std::optional<Stopping> stopping_of(RunHeader const& header);

// "--precision 5 looked at 32, 64 and 128 replicates (of at most 512) and was met at 128.";
// `replicates`: the result is for; `complete`: it has them all.
std::string stopping_text(Stopping const& stopping, std::size_t replicates, bool complete);
// "Intervals are taken at 96 %, so that they cover with 95 % in spite of the looks."
std::string level_text(Stopping const& stopping);

}  // namespace clustress
