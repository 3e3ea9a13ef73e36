#include "calibration/designs/sobol_points.hpp"

#include "calibration/designs/draws.hpp"

namespace clustress {

SobolPoints::SobolPoints(std::size_t dimensions, std::uint64_t seed) : engine_(dimensions) {
  Draws draws(seed);
  for (std::size_t k = 0; k < dimensions; ++k) shift_.push_back(draws.bits());
}

void SobolPoints::next(std::span<double> point) {
  for (std::size_t k = 0; k < point.size(); ++k)
    point[k] = to_open_unit((is_first_ ? 0 : engine_()) ^ shift_[k]);
  is_first_ = false;
}

}  // namespace clustress
