#include "sim/statistics/regression.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

LineFit fit_line(std::span<double const> x, std::span<double const> y) {
  RunningCovariance const m = covariance_of(x, y);
  CLUSTRESS_REQUIRE(x.size() >= 2 && m.x().variance() > 0.0,
                    "a line needs two points with different x");
  LineFit fit;
  fit.count = x.size();
  fit.slope = m.covariance() / m.x().variance();
  fit.intercept = m.y().mean() - fit.slope * m.x().mean();
  fit.slope_standard_error = std::numeric_limits<double>::quiet_NaN();
  if (x.size() < 3) return fit;
  double residual = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double const e = y[i] - fit.intercept - fit.slope * x[i];
    residual += e * e;
  }
  double const n = static_cast<double>(x.size());
  fit.slope_standard_error = std::sqrt(residual / (n - 2.0) / ((n - 1.0) * m.x().variance()));
  return fit;
}

TailExponent tail_exponent(std::span<double const> sizes, double cut) {
  CLUSTRESS_REQUIRE(cut > 0.0, "the tail of a size distribution starts above 0");
  std::vector<double> tail;
  std::copy_if(sizes.begin(), sizes.end(), std::back_inserter(tail),
               [cut](double s) { return s >= cut; });
  std::sort(tail.begin(), tail.end(), std::greater<>());
  TailExponent result;
  result.count = tail.size();
  if (tail.size() < 3 || tail.front() == tail.back()) {
    result.exponent = result.standard_error = std::numeric_limits<double>::quiet_NaN();
    return result;
  }
  std::vector<double> log_size(tail.size()), log_rank(tail.size());
  for (std::size_t i = 0; i < tail.size(); ++i) {
    log_size[i] = std::log(tail[i]);
    log_rank[i] = std::log(static_cast<double>(i) + 0.5);
  }
  result.exponent = -fit_line(log_size, log_rank).slope;
  result.standard_error = result.exponent * std::sqrt(2.0 / static_cast<double>(tail.size()));
  return result;
}

}  // namespace clustress
