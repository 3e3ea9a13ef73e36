// calibration/designs/draws.hpp — random numbers of a design: a stream, because a design is made at
// once; with the same bits on every machine, which the distributions of <random> do not promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace clustress {

// 64 random bits as a number in (0, 1).
inline double to_open_unit(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t bits() { return engine_(); }
  double unit() { return to_open_unit(engine_()); }
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(unit() * static_cast<double>(count));
  }
  // The numbers below `count` in a random order.
  std::vector<std::size_t> order(std::size_t count) {
    std::vector<std::size_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    for (std::size_t k = count; k > 1; --k) std::swap(numbers[k - 1], numbers[below(k)]);
    return numbers;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace clustress
