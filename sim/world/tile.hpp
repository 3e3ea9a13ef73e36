// sim/world/tile.hpp — a run of firms of one cell, short enough that what a step needs of them
// stays in the first-level cache.
#pragma once

#include <cstddef>

#include "sim/core/ids.hpp"

namespace clustress {

struct Tile {
  static constexpr std::size_t capacity = 256;

  CellRow cell;
  std::size_t begin = 0;  // row of the firm table
  std::size_t size = 0;   // at most capacity
};

}  // namespace clustress
