// sim/world/kernel_sums.hpp — sums whose order is fixed by the place in the tile, not by the
// instruction set.
#pragma once

#include <cstddef>

#include "sim/core/inline.hpp"

namespace clustress {

// Sum of x[0 … n): eight lanes counted from the start, folded as ((0+4)+(2+6))+((1+5)+(3+7)).
CLUSTRESS_INLINE double lane_sum(double const* x, std::size_t n) {
  double lane[8] = {};
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    for (std::size_t k = 0; k < 8; ++k) lane[k] += x[i + k];
  }
  for (std::size_t k = 0; i + k < n; ++k) lane[k] += x[i + k];
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

}  // namespace clustress
