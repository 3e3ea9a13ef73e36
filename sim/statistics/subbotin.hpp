// sim/statistics/subbotin.hpp — the shape of growth rates: maximum likelihood for the exponential
// power distribution.
//
//   f(x) = exp(−|x − μ|^b / (b a^b)) / (2 a b^(1/b) Γ(1 + 1/b))
//           Subbotin 1923; b = 1 Laplace, b = 2 normal
//
// Given b and μ the scale has the closed form a^b = mean |x − μ|^b; given b ≥ 1 the likelihood is
// unimodal in μ; so b is found by minimising the profile −ℓ(b)/n = ln(2 b^(1/b) Γ(1 + 1/b)) + ln a
// + 1/b (Bottazzi & Secchi 2006, Ind. Corp. Change 15(2); 2011 20(1)). Below b = 1 the likelihood
// has a spike at every value, and μ is held at the median. Pure function, thread-safe.
#pragma once

#include <cstddef>
#include <span>

namespace clustress {

struct SubbotinFit {
  double shape = 0.0;     // b, searched in [0.2, 10]
  double scale = 0.0;     // a, in the unit of the values
  double location = 0.0;  // μ
  // from the curvature of the profile; NaN at the ends of the search
  double shape_standard_error = 0.0;
  std::size_t count = 0;
};

// At least 10 values that are not all equal.
SubbotinFit fit_subbotin(std::span<double const> values);

}  // namespace clustress
