// sim/random/field.hpp — the random field: every draw is a pure function of (seed, replicate, who,
// quarter, purpose, with whom).
//
// There is no stream and no state: nothing depends on the order of draws, on threads, or on which
// variant runs; the variant and the stress are not part of any address. One decision = one uniform
// through an inverse CDF (sampling.hpp). A value type of 8 bytes; all members are const and
// thread-safe.
#pragma once

#include <array>
#include <cstdint>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/random/hash.hpp"
#include "sim/random/philox.hpp"
#include "sim/random/purposes.hpp"

namespace clustress {

// 32 random bits as a number in the open interval (0, 1), on the grid (x + 1/2) / 2^32.
CLUSTRESS_INLINE double to_uniform(std::uint32_t bits) {
  return static_cast<double>(static_cast<std::int32_t>(bits ^ 0x80000000U)) * 0x1p-32 +
         (0.5 + 0x1p-33);
}

// 52 random bits as a number in (0, 1).
CLUSTRESS_INLINE double to_uniform(std::uint32_t high, std::uint32_t low) {
  std::uint64_t const bits = (std::uint64_t{high} << 32 | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

class RandomField {
 public:
  RandomField() = default;
  // `stream` is the replicate, or for spin-up and shared paths a stream of its own. For one seed,
  // streams never share a key.
  RandomField(std::uint64_t seed, std::uint64_t stream) {
    std::uint64_t const key = mix(mix(seed) + 0x9E3779B97F4A7C15ULL * (stream + 1));
    key_ = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
  }

  // Four independent draws of 32 bits.
  [[nodiscard]] CLUSTRESS_INLINE Block block(std::uint64_t who, Quarter quarter,
                                             Purpose purpose) const {
    return philox({static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(who >> 32),
                   static_cast<std::uint32_t>(quarter), static_cast<std::uint32_t>(purpose)},
                  key_);
  }
  // The same with a partner; the address of a link is (smaller id, larger id).
  [[nodiscard]] Block block(std::uint64_t who, Quarter quarter, Purpose purpose,
                            std::uint64_t with) const {
    return block(combine(who, with), quarter, purpose);
  }
  // One uniform of 52 bits.
  [[nodiscard]] double uniform(std::uint64_t who, Quarter quarter, Purpose purpose) const {
    Block const b = block(who, quarter, purpose);
    return to_uniform(b[0], b[1]);
  }
  // Of the generator, for many blocks at once.
  [[nodiscard]] std::array<std::uint32_t, 2> key() const { return key_; }
  bool operator==(RandomField const&) const = default;

 private:
  std::array<std::uint32_t, 2> key_{};
};

}  // namespace clustress
