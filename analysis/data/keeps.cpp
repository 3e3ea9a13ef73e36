#include "analysis/data/keeps.hpp"

#include <cmath>

namespace clustress {

Keeps keeps(Estimate const& difference, double undisturbed_effect) {
  double const margin = kept_within * std::abs(undisturbed_effect);
  Interval const& interval = difference.interval;
  if (difference.count < 2) return Keeps::cannot_be_told;
  if (-margin <= interval.low && interval.high <= margin) return Keeps::holds;
  if (interval.low > 0.0) return Keeps::gains;
  if (interval.high < 0.0) return Keeps::loses;
  return Keeps::cannot_be_told;
}

std::string_view to_string(Keeps keeps) {
  switch (keeps) {
    case Keeps::holds:
      return "holds";
    case Keeps::loses:
      return "loses";
    case Keeps::gains:
      return "gains";
    case Keeps::cannot_be_told:
      return "cannot be told";
  }
  return "";
}

}  // namespace clustress
