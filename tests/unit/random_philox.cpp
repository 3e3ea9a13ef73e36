// Philox4x32-10 against the known answers that its authors publish, and against their own library.
#include <Random123/philox.h>

#include <clustress/catch.hpp>

#include "sim/random/hash.hpp"
#include "sim/random/philox.hpp"

using namespace clustress;

// Random123, kat_vectors: philox4x32 with 10 rounds; counter, key, answer (zeros, ones, digits of
// pi). Seen to fail with 9 rounds and with the two multipliers exchanged.
TEST_CASE("philox gives the published known answers", "[random]") {
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("philox equals the authors' library on many inputs", "[random]") {
  r123::Philox4x32 const library;
  for (std::uint64_t k = 0; k < 20'000; ++k) {
    std::uint64_t const a = mix(3 * k + 1), b = mix(3 * k + 2), c = mix(3 * k + 3);
    auto const low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    auto const high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
    r123::Philox4x32::ctr_type const counter = {{low(a), high(a), low(b), high(b)}};
    r123::Philox4x32::key_type const key = {{low(c), high(c)}};
    auto const expected = library(counter, key);
    REQUIRE(philox({low(a), high(a), low(b), high(b)}, {low(c), high(c)}) ==
            Block{expected[0], expected[1], expected[2], expected[3]});
  }
}
