// calibration/inference/keyed_draws.hpp — random numbers of one case of a method: a function of
// (seed, stage, number) alone, whatever was drawn before and wherever.
//
// Philox4x32-10 (sim/random/philox.hpp) with the seed as key and (stage, number, count) as counter.
// Objects are cheap; one is used by one thread.
#pragma once

#include <array>
#include <cstdint>

#include "calibration/designs/draws.hpp"
#include "sim/random/philox.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

class KeyedDraws {
 public:
  KeyedDraws(std::uint64_t seed, std::uint32_t stage, std::uint64_t number)
      : key_{low(seed), low(seed >> 32)}, counter_{low(number), low(number >> 32), stage, 0} {}

  // In (0, 1).
  double unit() {
    if (has_second_ = !has_second_; !has_second_) return to_open_unit(second_);
    Block const block = philox(counter_, key_);
    ++counter_[3];
    second_ = std::uint64_t{block[2]} << 32 | block[3];
    return to_open_unit(std::uint64_t{block[0]} << 32 | block[1]);
  }
  // Of the standard normal distribution, by inversion.
  double normal() { return normal_quantile(unit()); }

 private:
  static constexpr std::uint32_t low(std::uint64_t bits) {
    return static_cast<std::uint32_t>(bits & 0xFFFFFFFF);
  }

  std::array<std::uint32_t, 2> key_;
  Block counter_;
  std::uint64_t second_ = 0;
  bool has_second_ = false;
};

}  // namespace clustress
