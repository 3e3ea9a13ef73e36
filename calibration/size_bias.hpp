// calibration/size_bias.hpp — what the size of a world does to its moments, and how a moment that
// was measured in a small world is brought to the declared size.
//
// A cell keeps its jobs, so none of its firms outgrows it: the smaller the cells of a world, the
// thinner the tail of its sizes, and all that goes with it. Moments move in proportion to
//
//   x = Σ_c w_c / √J_c   (J_c jobs of cell c, w_c = J_c / Σ J)
//
// over a factor of 16 and more in size. Slopes are measured by scripts/size_campaign, which writes
// size_bias_table.cpp; why so, and what it was tested on: docs/decisions/0053-scaled-worlds.md,
// docs/model/size.md. Pure functions, thread-safe.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "calibration/target.hpp"
#include "sim/world/facts.hpp"

namespace clustress {

// By which the moment is larger for each unit of x: the moment's unit times √job.
struct SizeBias {
  std::string_view moment;
  double slope;
  double slope_error;  // standard error
  double misfit;       // SD of what the line misses beyond luck, in the moment's unit
};

// Moments that are not listed are not known to go with size, nor known not to.
std::span<SizeBias const> size_biases();
// Of what they were measured, for people.
std::string_view size_bias_source();
SizeBias const* find_size_bias(std::string_view moment);

// x of the world as it is simulated, and as it would be at its declared size.
struct Smallness {
  double simulated = 0.0, declared = 0.0;
};
Smallness smallness_of(WorldFacts const& facts);

// What is to be added to a moment of this world, and the standard error of that: of the slope, and
// of a line that is off by its misfit at either end.
struct SizeCorrection {
  double shift = 0.0, error = 0.0;
  bool is_known = true;  // false: the moment is not listed, and the world not of its declared size
};
// One for each target; no shift and no error in a world of its declared size.
std::vector<SizeCorrection> size_corrections(std::span<Target const* const> targets,
                                             WorldFacts const& facts);

}  // namespace clustress
