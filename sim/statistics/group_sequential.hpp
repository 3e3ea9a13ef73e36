// sim/statistics/group_sequential.hpp — looking at growing data more than once without fooling
// oneself.
//
// The statistic Z of a mean is looked at when the share t_1 < t_2 < … < t_K = 1 of the largest
// sample is there; B(t) = Z √t is Brownian motion with drift θ, the mean of Z at t = 1. Looking
// stops at the first look k with |Z| ≥ bound k, or at the last. Bounds are on the scale of a
// standard normal variable; infinite = this look cannot stop. Two-sided throughout. Numerical
// integration by the recursion of Armitage, McPherson & Rowe 1969 (J. R. Statist. Soc. A 132(2)).
// Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace clustress {

// Error spent up to the share t of the data, both sides together: the O'Brien–Fleming type of Lan &
// DeMets 1983 (Biometrika 70(3)), α/2 a side: 4 − 4 Φ(z_{1 − α/4} / √t). 0 < t ≤ 1; spends exactly
// α at t = 1.
double obrien_fleming_spent(double share, double alpha);

// Bounds that spend what is to be spent: P(first |Z| ≥ bound at look k | θ = 0) = spent_k −
// spent_{k − 1}. Less than 1e-9 cannot be spent by a bound and is left to the next look. `spent`
// does not fall and stays below 1.
std::vector<double> spending_bounds(std::span<double const> shares, std::span<double const> spent);

// The bound c at which the interval Ẑ ± c, at the look where it stopped, covers θ with probability
// 1 − α or more whatever θ is. What a plain interval loses by stopping when the estimate happens to
// be far out is in it.
double bound_after_stopping(std::span<double const> shares, std::span<double const> bounds,
                            double alpha);

// P(|Z − θ √t| ≤ c at the look where it stopped).
double coverage_after_stopping(std::span<double const> shares, std::span<double const> bounds,
                               double drift, double c);

}  // namespace clustress
