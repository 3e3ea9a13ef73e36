#include "analysis/sensitivity/draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

void resample(std::vector<double>& times, std::size_t count, Draws& draws) {
  times.assign(count, 0.0);
  for (std::size_t k = 0; k < count; ++k) times[draws() % count] += 1.0;
}

void shuffle(std::vector<std::size_t>& places, Draws& draws) {
  for (std::size_t k = places.size(); k > 1; --k) std::swap(places[k - 1], places[draws() % k]);
}

Interval percentile_interval(std::vector<double> values, double alpha) {
  std::erase_if(values, [](double x) { return std::isnan(x); });
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return {none, none};
  std::ranges::sort(values);
  return {quantile_of_sorted(values, alpha / 2.0), quantile_of_sorted(values, 1.0 - alpha / 2.0)};
}

Interval shifted_interval(std::vector<double> values, double estimate, double alpha) {
  double const bias = moments_of(values).mean() - estimate;
  Interval const interval = percentile_interval(std::move(values), alpha);
  return {interval.low - bias, interval.high - bias};
}

}  // namespace clustress
