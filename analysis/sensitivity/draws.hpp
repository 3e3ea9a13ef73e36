// analysis/sensitivity/draws.hpp — resampling with draws that are the same everywhere.
//
// std::mt19937_64 gives the same numbers on every machine, distributions of the standard library do
// not. One generator is used by one thread.
#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "sim/statistics/intervals.hpp"

namespace clustress {

using Draws = std::mt19937_64;

// How often each of `count` cases comes in a sample of as many, drawn with replacement.
void resample(std::vector<double>& times, std::size_t count, Draws& draws);
// Fisher and Yates.
void shuffle(std::vector<std::size_t>& places, Draws& draws);

// Percentile interval (Efron & Tibshirani 1993, ch. 13); NaN without values.
Interval percentile_interval(std::vector<double> values, double alpha);
// The same moved by the mean of the values less the estimate, which is the bias of what resampling
// can only raise.
Interval shifted_interval(std::vector<double> values, double estimate, double alpha);

}  // namespace clustress
