// sim/world/marks.hpp — firms of a tile to which something rare happens: a kernel marks them, a
// loop visits the marked ones.
//
// Marking is a compare and vectorises; visiting skips eight firms at a time, so that what happens
// to few costs little for all.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "sim/world/tile.hpp"

namespace clustress {

using Marks = std::uint8_t[Tile::capacity];  // not 0: marked

// Marks every i < n whose draw of 32 bits, as a uniform, lies below its hazard.
void mark_below(std::size_t n, double const* hazard, std::uint32_t const* bits, std::uint8_t* mark);

// Calls f(i) for every i < n with mark[i] != 0, in order.
template <class F>
void for_each_marked(std::uint8_t const* mark, std::size_t n, F&& f) {
  static_assert(std::endian::native == std::endian::little);
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, mark + i, 8);
    while (eight != 0) {
      auto const place = static_cast<std::size_t>(std::countr_zero(eight)) / 8;
      f(i + place);
      eight &= ~(std::uint64_t{0xFF} << (8 * place));
    }
  }
  for (; i < n; ++i) {
    if (mark[i] != 0) f(i);
  }
}

}  // namespace clustress
