// sim/random/philox.hpp — Philox4x32-10, a counter-based generator: 128 random bits as a pure
// function of counter and key.
//
// Salmon, Moraes, Dror & Shaw 2011 (Parallel random numbers: as easy as 1, 2, 3), section 4.2. Held
// against the authors' known answers in tests/unit/random_philox.cpp. Inlined so that loops over
// firms vectorise. Pure; thread-safe.
#pragma once

#include <array>
#include <cstdint>

#include "sim/core/inline.hpp"

namespace clustress {

using Block = std::array<std::uint32_t, 4>;

CLUSTRESS_INLINE Block philox(Block counter, std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
  constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
  for (int round = 0; round < 10; ++round) {
    std::uint64_t const product_0 = multiplier_0 * counter[0];
    std::uint64_t const product_1 = multiplier_1 * counter[2];
    counter = {static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(product_1),
               static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(product_0)};
    key[0] += weyl_0;
    key[1] += weyl_1;
  }
  return counter;
}

}  // namespace clustress
