// calibration/designs/sampling_design.hpp — a design: how points are chosen in the unit cube of
// what is uncertain; and the catalogue of the methods, one file each.
//
// Designs are pure functions of the problem, with the same bits on every machine: thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clustress {

// Parameters of one group are changed together.
struct DesignProblem {
  std::vector<std::size_t> group;  // of each parameter, numbers from 0 without a gap
  std::size_t groups = 0;
  std::size_t size = 0;    // points, trajectories or rows
  std::size_t levels = 0;  // 2 or more, of methods that have them
  std::uint64_t seed = 1;

  [[nodiscard]] std::size_t parameters() const { return group.size(); }
};

struct SamplingDesign {
  std::string_view name, meaning, size_key;
  std::size_t usual_size = 0, usual_levels = 0;
  bool extends = false;
  double (*count)(DesignProblem const&) = nullptr;
  std::string (*fault)(DesignProblem const&) = nullptr;
  // [point][parameter], places in [0, 1]; NaN = as declared. Null: the points are in a table.
  std::vector<double> (*make)(DesignProblem const&) = nullptr;
};

using SamplingDesignFunction = SamplingDesign (*)();

// Defined for each method at the end of its file (sampling_design_entry.hpp).
template <class D>
SamplingDesign sampling_design();

std::span<SamplingDesignFunction const> sampling_design_catalogue();

}  // namespace clustress
