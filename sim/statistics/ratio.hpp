// sim/statistics/ratio.hpp — a ratio of two means and its confidence set (Fieller 1954, J. R.
// Statist. Soc. B 16(2)).
//
// For paired values (y_i, x_i) and θ = E[y]/E[x] the set holds every θ that a t-test of E[y − θ x]
// = 0 does not reject:
//
//   A θ² − 2 B θ + C ≤ 0    A = x̄² − t² s_xx,  B = x̄ ȳ − t² s_xy,  C = ȳ² − t² s_yy
//           (s: (co)variances of the means)
//
// A > 0 (x̄ told from 0): a bounded interval. A < 0: everything outside an open interval, or the
// whole line. Unlike mean ± delta-method error it keeps its coverage when the denominator is near
// 0. Pure functions, thread-safe.
#pragma once

#include <span>
#include <string_view>

#include "sim/statistics/intervals.hpp"

namespace clustress {

enum class RatioSet {
  bounded,  // low ≤ θ ≤ high
  // θ ≤ low or θ ≥ high: the denominator cannot be told from 0, the numerator can. One end may be
  // infinite
  outside,
  whole_line,  // nothing can be said, or fewer than two pairs
  undefined,   // the denominator is exactly 0 in every pair: there is no ratio
};

std::string_view name_of(RatioSet kind);

struct RatioEstimate {
  double value = 0.0;  // ȳ / x̄; NaN if x̄ = 0
  RatioSet kind = RatioSet::whole_line;
  Interval bounds;  // meaning as said at RatioSet; infinite for whole_line, NaN for undefined
  [[nodiscard]] bool contains(double theta) const;
};

RatioEstimate ratio_of_means(std::span<double const> y, std::span<double const> x,
                             double alpha = default_alpha);

// ȳ_1/x̄_1 − ȳ_2/x̄_2 for quadruples sharing their replicate, by linearisation (delta method;
// Cochran 1977, ch. 6). Only for denominators far from 0, such as money spent; both must be told
// from 0.
Estimate difference_of_ratios(std::span<double const> y1, std::span<double const> x1,
                              std::span<double const> y2, std::span<double const> x2,
                              double alpha = default_alpha);

}  // namespace clustress
