#include "sim/world/draws.hpp"

namespace clustress {

CLUSTRESS_KERNEL
void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter quarter,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]) {
  RandomField const field = random;
  std::uint32_t* __restrict const lane_0 = lanes[0];
  std::uint32_t* __restrict const lane_1 = lanes[1];
  std::uint32_t* __restrict const lane_2 = lanes[2];
  std::uint32_t* __restrict const lane_3 = lanes[3];
  for (std::size_t i = 0; i < n; ++i) {
    Block const b = field.block(to_number(id[i]), quarter, purpose);
    lane_0[i] = b[0];
    lane_1[i] = b[1];
    lane_2[i] = b[2];
    lane_3[i] = b[3];
  }
}

CLUSTRESS_KERNEL
void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter const* quarters,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]) {
  RandomField const field = random;
  std::uint32_t* __restrict const lane_0 = lanes[0];
  std::uint32_t* __restrict const lane_1 = lanes[1];
  std::uint32_t* __restrict const lane_2 = lanes[2];
  std::uint32_t* __restrict const lane_3 = lanes[3];
  for (std::size_t i = 0; i < n; ++i) {
    Block const b = field.block(to_number(id[i]), quarters[i], purpose);
    lane_0[i] = b[0];
    lane_1[i] = b[1];
    lane_2[i] = b[2];
    lane_3[i] = b[3];
  }
}

}  // namespace clustress
