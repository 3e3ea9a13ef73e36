// analysis/where_it_fails.hpp — under which values of what was varied does one programme lose to
// another: the section "discovery" of one programme under one stress, over the points of a result.
//
// Cases are points, factors are what points set. Of interest are the points at which the programme
// is on the other side of its rival than at most points, judged by the difference of
// analysis/pairs_over_points.hpp. Found by a box and, as a second opinion, a tree
// (analysis/discovery/discover.hpp), and told in a sentence; where there are too few points of
// either kind, or no box beyond chance, the sentence says so and no limits are given. Each pair is
// searched once, as in the contrasts; references are not searched. Pure functions, thread-safe.
#pragma once

#include "analysis/data/section.hpp"
#include "analysis/discovery/discover.hpp"
#include "analysis/pairs_over_points.hpp"

namespace clustress {

// Head of the notes whose first text tells of a box.
inline constexpr char found_in_box[] = "Found";

// Empty for a reference, and for a programme without a rival that comes later.
Section where_it_fails(PointStudy const& study, std::size_t programme, std::size_t stress);

}  // namespace clustress
