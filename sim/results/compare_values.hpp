// sim/results/compare_values.hpp — two results compared by name: what only one of them holds, and
// every stored value of the worlds that both hold, bit for bit.
//
// Points, variants, stresses, labels of dimensions and data sets are matched by name, replicates
// and quarters by number; files of either format version will do. Errors: OutputError. Not
// thread-safe: HDF5 is called.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace clustress {

struct DatasetDifference {
  std::string name;             // "/total/jobs"
  std::uint64_t differing = 0;  // values
  std::string first;            // where, and both values
};

struct ValueComparison {
  std::vector<std::string> only_in_first, only_in_second;  // `variant "vouchers"`
  std::size_t worlds = 0, equal_worlds = 0;                // that both have, and of equal bits
  std::size_t datasets = 0, equal_datasets = 0;
  std::uint64_t values = 0, equal_values = 0;
  std::string first_status;  // the first world that became another thing; empty if none did
  std::vector<DatasetDifference> differences;

  // Where both have something, it is the same; nothing in common is no equality.
  [[nodiscard]] bool is_equal() const { return worlds > 0 && equal_worlds == worlds; }
};

ValueComparison compare_values(std::filesystem::path const& first,
                               std::filesystem::path const& second);

}  // namespace clustress
