// analysis/data/keeps.hpp — whether a programme keeps its effect under a stress, in one word.
//
// Judged by the interval of the paired difference, stressed less undisturbed. *Holds* needs an
// interval that lies within a quarter of the undisturbed effect on both sides: two one-sided tests
// (Schuirmann 1987, J. Pharmacokinet. Biopharm. 15(6)), so that a wide interval is no proof of
// calm. A quarter is a convention. Pure functions, thread-safe.
#pragma once

#include <string_view>

#include "sim/statistics/intervals.hpp"

namespace clustress {

inline constexpr double kept_within = 0.25;  // of the undisturbed effect

enum class Keeps { holds, loses, gains, cannot_be_told };

// The first that fits: holds; gains, the interval lies above 0; loses, below 0.
Keeps keeps(Estimate const& difference, double undisturbed_effect);
std::string_view to_string(Keeps keeps);  // "cannot be told"

}  // namespace clustress
