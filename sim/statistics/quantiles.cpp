#include "sim/statistics/quantiles.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/contracts.hpp"

namespace clustress {

double quantile_of_sorted(std::span<double const> ascending, double p) {
  CLUSTRESS_REQUIRE(!ascending.empty(), "a quantile needs at least one value");
  CLUSTRESS_REQUIRE(p >= 0.0 && p <= 1.0, "a quantile's share lies between 0 and 1");
  double const h = static_cast<double>(ascending.size() - 1) * p;
  auto const below = static_cast<std::size_t>(std::floor(h));
  if (below + 1 >= ascending.size()) return ascending.back();
  return ascending[below] +
         (h - static_cast<double>(below)) * (ascending[below + 1] - ascending[below]);
}

double quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return quantile_of_sorted(values, p);
}

double median(std::vector<double> values) {
  return quantile(std::move(values), 0.5);
}

// With ascending x_1 … x_n: G = 2 Σ i x_i / (n Σ x_i) − (n + 1) / n.
std::size_t outlier_count(std::vector<double> const& values, double limit) {
  if (values.size() < 8) return 0;
  double const middle = median(values);
  std::vector<double> distances;
  for (double const value : values) distances.push_back(std::abs(value - middle));
  double const robust_sd = 1.4826 * median(distances);
  if (robust_sd == 0.0) return 0;
  std::size_t count = 0;
  for (double const distance : distances) count += distance > limit * robust_sd ? 1 : 0;
  return count;
}

double gini(std::vector<double> values) {
  CLUSTRESS_REQUIRE(!values.empty(), "a Gini coefficient needs at least one value");
  std::sort(values.begin(), values.end());
  CLUSTRESS_REQUIRE(values.front() >= 0.0,
                    "a Gini coefficient is for values that are not negative");
  double const n = static_cast<double>(values.size());
  double total = 0.0, ranked = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    total += values[i];
    ranked += static_cast<double>(i + 1) * values[i];
  }
  return total > 0.0 ? std::max(0.0, 2.0 * ranked / (n * total) - (n + 1.0) / n) : 0.0;
}

double ratio_90_10(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile_of_sorted(values, 0.9) / quantile_of_sorted(values, 0.1);
}

}  // namespace clustress
