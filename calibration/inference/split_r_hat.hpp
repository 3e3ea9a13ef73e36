// calibration/inference/split_r_hat.hpp — have chains settled? R̂ of halves of chains (Gelman et
// al. 2013, Bayesian Data Analysis, 11.4): √((n − 1)/n + B/(n W)), B between and W within halves of
// n draws. 1 if settled, infinite if no half moves. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <vector>

namespace clustress {

// The largest of all parameters; `points` [generation · chains + chain][parameter] of four
// generations or more.
double split_r_hat(std::vector<std::vector<double>> const& points, std::size_t chains);

}  // namespace clustress
