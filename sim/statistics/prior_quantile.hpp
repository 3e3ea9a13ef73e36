// sim/statistics/prior_quantile.hpp — from the unit interval to a number in doubt and back: the
// inverse distribution function of a prior, and the distribution function. Pure functions:
// thread-safe.
//
// Of a prior without fault (fault_of); normal forms are cut off at the ends of the support, so that
// 0 and 1 give its ends. Distribution functions are those of Boost.Math.
#pragma once

#include "sim/core/prior.hpp"

namespace clustress {

// 0 ≤ u ≤ 1. Inside the support.
double quantile_of(Prior const& prior, double u);

// The same for a number that is whole: of a uniform prior all of them are equally likely, of others
// the nearest.
double whole_quantile_of(Prior const& prior, double u);

// Inverse of the first: the place of a value in the unit interval; 0 and 1 outside the support. Of
// a discrete prior the middle of the value's share, of one that it has not that between its
// neighbours.
double place_of(Prior const& prior, double value);

}  // namespace clustress
