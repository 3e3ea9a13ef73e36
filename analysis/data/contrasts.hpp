// analysis/data/contrasts.hpp — which programmes are held against which, and how wide the intervals
// of all these differences are so that all hold together.
//
// Every pair of programmes once, and every programme with every reference; references among
// themselves are nobody's choice. Simultaneous by Bonferroni's inequality: m intervals of error
// α / m each hold together with 1 − α or more, whatever the correlation of the differences is
// (Hochberg & Tamhane 1987, Multiple Comparison Procedures, app. 1). Paired differences have
// variances of their own, so that the studentised range of Tukey does not apply. Pure functions,
// thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

struct Contrast {
  std::size_t one, other;  // variants; one less other
};

// In the order of the result: first those among programmes. Channel runs and variants that are left
// out are in none.
std::vector<Contrast> contrasts_of(UsableReplicates const& worlds);

// Of each of `count` intervals that are to hold together with 1 − α; count > 0.
double error_of_each(double alpha, std::size_t count);

}  // namespace clustress
