// sim/results/scan.hpp — what lies at an output path before a run: its own finished units,
// another run's, damage, leftovers. Looks only; RunOutput acts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

struct FoundResults {
  std::filesystem::path path;
  std::vector<UnitSummary> summaries;
  std::vector<std::string> history;
  std::vector<NamedValue> attributes;
  PointTable points;
};

struct OtherFound {
  std::filesystem::path path;
  std::size_t units = 0;
  std::string difference;  // from this run, as first_difference() says
};

struct Scan {
  std::optional<FoundResults> final_file;
  std::vector<FoundResults> parts;
  std::vector<OtherFound> others;
  std::vector<std::filesystem::path> damaged_parts;
  std::vector<std::string> damaged_messages;
  std::vector<std::filesystem::path> temporary;  // of a killed session
};

// Throws OutputError if something lies at `result` that is not a sound result, which is not ours to
// remove, or if a part cannot be read now, which may be whole.
Scan scan_output(std::filesystem::path const& result, std::filesystem::path const& parts,
                 RunHeader const& header);

}  // namespace clustress
