// analysis/point_factors.hpp — what points set as factors of a search, and limits in words.
//
// A parameter whose values are numbers at all points is a number, else a category by its text; a
// point that leaves it has the declared one. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/discovery/box.hpp"
#include "analysis/pairs_over_points.hpp"

namespace clustress {

// The factors of points at these places of `study.samples`. Those that do not vary are left out,
// and values of other stresses than this one, which cannot matter under it.
std::vector<Factor> factors_of(PointStudy const& study, std::vector<std::size_t> const& samples,
                               std::size_t stress);

// Whether a path after `stress` sets something of another stress than this one: "undisturbed" has
// none of its own.
bool is_of_other_stress(std::string const& path, std::string const& stress);

// "stress.recession.severity_percent above 4.1 %" of each limited factor, joined by "and".
std::string words_of(Box const& box, Box const& all, std::vector<Factor> const& factors);

}  // namespace clustress
