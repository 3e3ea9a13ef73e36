// sim/world/hold_mean.hpp — running means over the last quarters of the hold, from which the
// released world gets its constants.
#pragma once

namespace clustress {

struct HoldMean {
  double sum = 0;
  int quarters = 0;
  void add(double value) { sum += value, ++quarters; }
  void shift(double by) { sum += by * quarters; }  // as if every value had been larger by so much
  [[nodiscard]] double mean() const { return quarters > 0 ? sum / quarters : 0.0; }
};

}  // namespace clustress
