// sim/random/philox_lanes.hpp — Philox4x32-10 for many counters that differ in who, in vectors of
// 64-bit lanes.
//
// A widening product takes the low half of a lane, so a counter word may carry anything in its high
// half and no lane is ever packed or unpacked before the end: 60 instructions for eight firms, a
// third of what the compiler makes of the plain loop. Same bits as philox() (tests/unit/
// random_philox.cpp holds all versions against it). Pure; thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"

namespace clustress {

// Of firm i < n the counter (id, quarter, purpose), as RandomField::block() has it.
struct PhiloxJob {
  std::array<std::uint32_t, 2> key;
  FirmId const* id;
  Quarter quarter;          // of all
  Quarter const* quarters;  // of each, if not null
  std::uint32_t purpose;
  std::size_t n;
  std::uint32_t* lanes[4];  // out: word k of the block of firm i in lanes[k][i]; no overlap
};

// The widest version that this processor has.
void philox_lanes(PhiloxJob const& job);

// Each by itself, for tests: those that this processor has.
using PhiloxVersion = void (*)(PhiloxJob const&);
std::vector<PhiloxVersion> philox_versions();

}  // namespace clustress
