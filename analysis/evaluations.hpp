// analysis/evaluations.hpp — what evaluators would find beside the truth, as a section.
//
// Pure, thread-safe.
#pragma once

#include <span>
#include <string_view>

#include "analysis/data/section.hpp"
#include "analysis/evaluation/design_names.hpp"
#include "analysis/evaluation/over_worlds.hpp"

namespace clustress {

// Of one programme: over several worlds estimate, truth, bias, coverage, power and the smallest
// effect that would be found; of one world the estimate with its interval. Measures are named
// evaluation/DESIGN/…, in units of the outcome a firm.
Section evaluation_section_of(std::span<DesignOverWorlds const> designs,
                              DesignOptions const& options);

}  // namespace clustress
