// calibration/inference/weighted_summary.hpp — weighted points of the cube as what people read: a
// line a parameter.
//
// Quantiles interpolate between points in the cube, each at the middle of its weight (Hazen's
// rule), and are then put into the unit, so they keep within the prior and the order of its values.
// SDs have the divisor 1 − Σ w². The prior's own SD is that of 1,000 equally likely values.
// Pure functions, thread-safe.
#pragma once

#include <span>
#include <vector>

#include "calibration/inference/problem.hpp"

namespace clustress {

// `points` [point][parameter] in the cube, one or more; weights are ≥ 0 with sum 1, one a point.
// Anything else is a contract violation.
std::vector<ParameterFit> weighted_summary(std::span<CalibrationParameter const> parameters,
                                           std::vector<std::vector<double>> const& points,
                                           std::span<double const> weights);

// p in [0, 1].
double weighted_quantile(std::span<double const> values, std::span<double const> weights, double p);
// 0 for one point.
double weighted_sd(std::span<double const> values, std::span<double const> weights);

}  // namespace clustress
