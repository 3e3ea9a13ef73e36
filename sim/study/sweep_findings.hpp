// sim/study/sweep_findings.hpp — what moves over the points of a result: which moments and which
// effects differ most from point to point, against what luck alone does.
//
// Reads a result one data set and one point at a time. Not thread-safe: HDF5 is called. Errors are
// OutputError.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "sim/results/result_file.hpp"

namespace clustress {

struct Mover {
  std::string name, unit;
  double mean = 0.0;       // over points
  double sd_points = 0.0;  // of the means of points, without luck where two replicates tell it
  double sd_luck = std::numeric_limits<double>::quiet_NaN();  // of one replicate; NaN if not told
  double lowest = 0.0, highest = 0.0;                         // means of points

  // What they are ordered by: SD over points in those of luck, else in the mean.
  [[nodiscard]] double strength() const;
};

struct SweepFindings {
  std::size_t points = 0;               // of the design, without the declared one
  std::size_t refused = 0;              // of these
  std::size_t failed = 0;               // units with a world that failed
  std::vector<Mover> moments, effects;  // strongest first; effects: net jobs at the end
};

// Points whose replicates are not all there are left out of a number, and so is the declared one.
SweepFindings sweep_findings(ResultFile const& file);

}  // namespace clustress
