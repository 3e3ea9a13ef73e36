// Marking the firms of a tile to which something rare happens, and visiting them.
#include <clustress/catch.hpp>
#include <vector>

#include "sim/random/field.hpp"
#include "sim/world/marks.hpp"

using namespace clustress;

// Seen to fail when the rest behind the last eight is not visited, and when one of eight hides the
// next.
TEST_CASE("every marked firm is visited once and in order and none behind the end",
          "[model][marks]") {
  for (std::size_t const n : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{8},
                              std::size_t{9}, std::size_t{250}, Tile::capacity}) {
    for (std::size_t const every : {1U, 2U, 3U, 11U, 300U}) {
      Marks mark = {};
      std::vector<std::size_t> expected, visited;
      for (std::size_t i = every / 2; i < Tile::capacity; i += every) {
        mark[i] = static_cast<std::uint8_t>(i % 255 + 1);  // any number but 0
        if (i < n) expected.push_back(i);
      }
      for_each_marked(mark, n, [&](std::size_t i) { visited.push_back(i); });
      INFO(n << " firms, every " << every << "th marked");
      CHECK(visited == expected);
    }
  }
}

// Seen to fail with <= in place of <: a hazard on the draw itself marks nobody.
TEST_CASE("a firm is marked if its draw lies below its hazard", "[model][marks]") {
  std::uint32_t const bits[] = {0, 0, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFF, 12345};
  double const draw = to_uniform(bits[6]);
  double const hazard[] = {0.0, 1e-9, 0.5, 0.5, 0.999, 1.0, draw};
  Marks mark;
  mark_below(7, hazard, bits, mark);
  std::vector<int> const marked(mark, mark + 7);
  CHECK(marked == std::vector<int>{0, 1, 1, 0, 0, 1, 0});
}
