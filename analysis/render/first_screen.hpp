// analysis/render/first_screen.hpp — the answer of a result on one screen of a terminal. Pure,
// thread-safe.
#pragma once

#include <string>

#include "analysis/effects.hpp"

namespace clustress {

// Ends each of them.
inline constexpr char for_others[] =
    "For others: `clustress report` makes a page of it, with words and charts.\n";

// At most table_width columns. Names come from files: control characters are escaped.
std::string first_screen(Effects const& effects, bool colour = false);
// The same of effects over points.
std::string first_screen_over_points(Effects const& effects, bool colour = false);

}  // namespace clustress
