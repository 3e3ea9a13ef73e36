// tests/support/made_evaluation.hpp — what designs find in made panels, as a section.
#pragma once

#include <cstddef>

#include "analysis/data/section.hpp"

namespace clustress::test {

// Over so many worlds.
Section made_evaluation(std::size_t worlds);

}  // namespace clustress::test
