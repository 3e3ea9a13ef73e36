// sim/results/moment_table.hpp — the moments of a sweep in a result: /moments/<name>, one number a
// point and replicate.
//
// Not thread-safe: HDF5 is called. Errors are OutputError.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace clustress {

struct MomentTable {
  std::string name;             // "entry_rate"
  std::string unit, long_name;  // empty if the file does not say
  // [point][replicate] as on the axes of the file; NaN: the world failed, or has no such moment.
  std::vector<double> values;
};

// In the order of the file; none in a result without moments, or of which there are only parts.
std::vector<MomentTable> read_moments(std::filesystem::path const& result, std::size_t points,
                                      std::size_t replicates);

}  // namespace clustress
