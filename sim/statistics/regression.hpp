// sim/statistics/regression.hpp — straight lines through points, and the tail exponent of a size
// distribution.
//
// Least squares with the classical standard error (equal error variance). Tail exponent: ln(rank −
// 1/2) on ln(size) above a cut (Gabaix & Ibragimov 2011, J. Bus. Econ. Stat. 29(1)); its standard
// error is ζ √(2/n), not that of the regression. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>

namespace clustress {

struct LineFit {
  double slope = 0.0;
  double intercept = 0.0;
  double slope_standard_error = 0.0;  // NaN below three points
  std::size_t count = 0;
};

// At least two points whose x differ.
LineFit fit_line(std::span<double const> x, std::span<double const> y);

struct TailExponent {
  // ζ in P(size > s) ~ s^−ζ; 1 is Zipf's law. NaN below three sizes over the cut
  double exponent = 0.0;
  double standard_error = 0.0;
  std::size_t count = 0;  // sizes used
};

// Over the sizes >= cut; cut > 0. Ties take distinct ranks in sorted order.
TailExponent tail_exponent(std::span<double const> sizes, double cut);

}  // namespace clustress
