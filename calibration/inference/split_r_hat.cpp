#include "calibration/inference/split_r_hat.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/contracts.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

double split_r_hat(std::vector<std::vector<double>> const& points, std::size_t chains) {
  std::size_t const half = chains == 0 ? 0 : points.size() / chains / 2;
  CLUSTRESS_REQUIRE(half >= 2, "R̂ takes four generations");
  double largest = 0.0;
  for (std::size_t k = 0; k < points.front().size(); ++k) {
    RunningMoments means, within;
    for (std::size_t c = 0; c < 2 * chains; ++c) {
      RunningMoments one;
      for (std::size_t g = 0; g < half; ++g) {
        one.add(points[((c % 2) * half + g) * chains + c / 2][k]);
      }
      means.add(one.mean()), within.add(one.variance());
    }
    double const n = static_cast<double>(half);
    double const ratio = (n - 1.0) / n + means.variance() / within.mean();
    largest = within.mean() > 0.0 ? std::max(largest, std::sqrt(ratio))
                                  : std::numeric_limits<double>::infinity();
  }
  return largest;
}

}  // namespace clustress
