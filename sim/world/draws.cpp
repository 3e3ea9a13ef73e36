#include "sim/world/draws.hpp"

#include "sim/core/inline.hpp"

namespace clustress {
namespace {

// `quarter_of`: of the i-th firm.
template <class QuarterOf>
CLUSTRESS_INLINE void fill(RandomField const field, FirmId const* id, std::size_t n,
                           QuarterOf quarter_of, Purpose purpose,
                           std::uint32_t (&lanes)[4][Tile::capacity]) {
  std::uint32_t* __restrict const lane_0 = lanes[0];
  std::uint32_t* __restrict const lane_1 = lanes[1];
  std::uint32_t* __restrict const lane_2 = lanes[2];
  std::uint32_t* __restrict const lane_3 = lanes[3];
  for (std::size_t i = 0; i < n; ++i) {
    Block const b = field.block(to_number(id[i]), quarter_of(i), purpose);
    lane_0[i] = b[0];
    lane_1[i] = b[1];
    lane_2[i] = b[2];
    lane_3[i] = b[3];
  }
}

// Plain types: a lambda would be compiled for one instruction set alone.
struct OneQuarter {
  Quarter quarter;
  CLUSTRESS_INLINE Quarter operator()(std::size_t) const { return quarter; }
};
struct QuarterOfEach {
  Quarter const* quarters;
  CLUSTRESS_INLINE Quarter operator()(std::size_t i) const { return quarters[i]; }
};

}  // namespace

CLUSTRESS_KERNEL
void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter quarter,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]) {
  fill(random, id, n, OneQuarter{quarter}, purpose, lanes);
}

CLUSTRESS_KERNEL
void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter const* quarters,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]) {
  fill(random, id, n, QuarterOfEach{quarters}, purpose, lanes);
}

}  // namespace clustress
