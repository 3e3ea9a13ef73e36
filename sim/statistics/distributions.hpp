// sim/statistics/distributions.hpp — quantiles of the distributions behind our intervals
// (Boost.Math, hidden from includers).
//
// Probabilities are in (0, 1) unless said otherwise; anything else is a contract violation. Pure
// functions, thread-safe.
#pragma once

#include <cstddef>

namespace clustress {

double normal_quantile(double probability);
double normal_cdf(double x);
// degrees > 0.
double student_t_quantile(double probability, double degrees);
double student_t_cdf(double x, double degrees);
// P(X > x), X chi-squared; x >= 0, degrees > 0.
double chi_squared_tail(double x, double degrees);
// P(X > x), X of Fisher's F distribution; x >= 0, degrees > 0.
double fisher_f_tail(double x, double numerator_degrees, double denominator_degrees);
// Smallest k with P(X <= k) >= probability, X binomial(trials, success_probability);
// success_probability in [0, 1].
std::size_t binomial_quantile(double probability, std::size_t trials, double success_probability);
// P(X >= successes) of the same; trials 0 gives 1.
double binomial_upper_tail(std::size_t successes, std::size_t trials, double success_probability);

}  // namespace clustress
