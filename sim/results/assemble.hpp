// sim/results/assemble.hpp — joins parts and finished files into one finished file by copying
// compressed chunks as they are.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

// Where finished units lie.
struct Source {
  enum class Kind { part, file };
  std::filesystem::path path;
  Kind kind = Kind::part;
  std::vector<RunUnit> units;
};

using CopyProgress = std::function<void(std::size_t sources_done)>;

// Writes `result` with the units of `summaries`; each is taken from the first
// source that has it. The file is made aside and renamed; the same input gives the same bytes. One
// source is open at a time. Throws OutputError.
void assemble(std::filesystem::path const& result, RunHeader const& header,
              std::vector<UnitSummary> const& summaries, std::vector<Source> const& sources,
              CopyProgress const& progress = {});

}  // namespace clustress
