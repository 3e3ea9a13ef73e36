// sim/app/info_facts.hpp — what `info` says of a result, drawn from it once for text and JSON.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "sim/results/result_file.hpp"

namespace clustress {

// What all units together took.
struct Costs {
  double cpu_seconds = 0, firm_quarters = 0;
  std::uint64_t peak_firms = 0, peak_memory_bytes = 0;
  [[nodiscard]] double ns_per_firm_quarter() const {
    return firm_quarters > 0 ? cpu_seconds / firm_quarters * 1e9 : 0.0;
  }
};

Costs costs_of(ResultFile const& file);

// Of the file, or of the parts of an unfinished run.
std::uintmax_t bytes_on_disk(std::filesystem::path const& path);

// Labels of the instruments, with their kinds where they differ.
std::vector<std::pair<std::string, std::string>> instruments_of(RunHeader const& header);

// A failed world.
struct Failure {
  RunUnit unit;
  std::string variant, stress, cause;
};

// In the order of units.
std::vector<Failure> failures_of(ResultFile const& file);

}  // namespace clustress
