// calibration/designs/sobol_points.hpp — Sobol points with a digital shift.
//
// Directions of Joe & Kuo (2008), by Boost.Random. Each coordinate is exclusive-ored with random
// bits of the seed: every point is uniform, and any 2^k points from a multiple of 2^k on are a net
// as before. Points may be added for ever; the first n do not change. Not thread-safe.
#pragma once

#include <boost/random/sobol.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clustress {

inline constexpr std::size_t most_sobol_dimensions = 3667;  // of the table

class SobolPoints {
 public:
  // 1 ≤ dimensions ≤ most_sobol_dimensions
  SobolPoints(std::size_t dimensions, std::uint64_t seed);
  // The next point; `point` has so many dimensions.
  void next(std::span<double> point);

 private:
  boost::random::sobol engine_;
  std::vector<std::uint64_t> shift_;
  bool is_first_ = true;  // the origin, which the engine leaves out
};

}  // namespace clustress
