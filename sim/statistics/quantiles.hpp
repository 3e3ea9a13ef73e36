// sim/statistics/quantiles.hpp — sample quantiles and two measures of inequality.
//
// Quantile: type 7 of Hyndman & Fan 1996 (The American Statistician 50(4)), the default of R and
// NumPy: linear between the order statistics at h = (n - 1) p. Gini: mean absolute difference over
// twice the mean, with the population divisor n². Empty input and p outside [0, 1] are contract
// violations. Pure functions, thread-safe.
#pragma once

#include <span>
#include <vector>

namespace clustress {

double quantile_of_sorted(std::span<double const> ascending, double p);
double quantile(std::vector<double> values, double p);  // sorts its own copy
double median(std::vector<double> values);

// Values farther than `limit` robust standard deviations from the median; the robust SD is 1.4826
// times the median absolute deviation (Hampel 1974). 0 with fewer than eight values or where half
// of them are equal.
std::size_t outlier_count(std::vector<double> const& values, double limit);

// In [0, 1 - 1/n]; values are >= 0. 0 when all are equal, all zero included.
double gini(std::vector<double> values);
// 90th over 10th percentile; infinite when the latter is 0.
double ratio_90_10(std::vector<double> values);

}  // namespace clustress
