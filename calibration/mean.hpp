// calibration/mean.hpp — mean of what has been added; NaN while nothing has.
#pragma once

#include <limits>

namespace clustress {

inline constexpr double no_population = std::numeric_limits<double>::quiet_NaN();

struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double times = 1.0) { sum += value * times, weight += times; }
  [[nodiscard]] double value() const { return weight > 0 ? sum / weight : no_population; }
};

}  // namespace clustress
