// sim/study/scale_doubts.hpp — what a world of another size than declared can no longer tell, in
// sentences.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

// Firms of a cell below which its size is held by a handful of them, so that moments of size are
// those of the cut, not of the economy.
inline constexpr double few_firms_of_cell = 30.0;

// Cells that have no firms any more, cells of few firms, organisations of less than a person,
// anchor firms, which are as many as declared. Empty for a world of its declared size. Pure,
// thread-safe.
std::vector<std::string> scale_doubts(Scenario const& scenario);

}  // namespace clustress
