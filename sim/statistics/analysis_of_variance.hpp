// sim/statistics/analysis_of_variance.hpp — how much of the spread of a number goes with the group
// that a case is in.
//
// One-way: share ε² = (SSB − (K − 1) MSW) / SST (Kelley 1935, PNAS 21(9)), the adjusted R² of means
// of groups, 0 where it falls below; chance: P(F(K − 1, N − K) > MSB / MSW), for normal cases of
// one variance.
//
// Cases with weights count as (Σ w)² / Σ w² cases (Kish 1965, Survey Sampling), to which the
// weights are scaled: sums of squares are weighted, and N is that number. Pure functions,
// thread-safe.
#pragma once

#include <span>
#include <vector>

namespace clustress {

// P(X > x), X Fisher's F; x >= 0, degrees > 0.
double f_tail(double x, double numerator_degrees, double denominator_degrees);

struct Explained {
  double share = 0.0;   // in [0, 1]; 0 if nothing varies
  double chance = 1.0;  // of as much where groups are alike
};

// At least two groups, none of them empty, and more cases than groups.
Explained explained_by_group(std::span<std::vector<double> const> groups);

struct WeightedCase {
  double value = 0.0, weight = 1.0;  // weight above 0
};
// The same by weight; share 0 and chance 1 where the effective number of cases is no more than that
// of groups.
Explained explained_by_group(std::span<std::vector<WeightedCase> const> groups);

}  // namespace clustress
