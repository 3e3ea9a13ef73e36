#include "sim/world/draws.hpp"

#include "sim/random/philox_lanes.hpp"

namespace clustress {
namespace {

PhiloxJob job_of(RandomField const& random, FirmId const* id, std::size_t n, Purpose purpose,
                 std::uint32_t (&lanes)[4][Tile::capacity]) {
  return {random.key(),
          id,
          0,
          nullptr,
          static_cast<std::uint32_t>(purpose),
          n,
          {lanes[0], lanes[1], lanes[2], lanes[3]}};
}

}  // namespace

void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter quarter,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]) {
  PhiloxJob job = job_of(random, id, n, purpose, lanes);
  job.quarter = quarter;
  philox_lanes(job);
}

void draw(RandomField const& random, FirmId const* id, std::size_t n, Quarter const* quarters,
          Purpose purpose, std::uint32_t (&lanes)[4][Tile::capacity]) {
  PhiloxJob job = job_of(random, id, n, purpose, lanes);
  job.quarters = quarters;
  philox_lanes(job);
}

}  // namespace clustress
