// analysis/report/sections/doubt_made_of.hpp — which parameters make the doubt about net jobs, as a
// chart and a table; a part of the section on assumptions. Pure function, thread-safe.
#pragma once

#include <string>

#include "analysis/effects.hpp"

namespace clustress {

// Of effects over points with the sections of doubt_made_of() (analysis/sensitivities.hpp); empty
// if they have none.
std::string doubt_made_of_html(Effects const& over_points);

}  // namespace clustress
