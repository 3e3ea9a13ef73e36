// analysis/sensitivity_inputs.hpp — where the points of a result lie, for sensitivity indices.
//
// Pure function, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/data/design_facts.hpp"
#include "analysis/data/result_view.hpp"
#include "analysis/sensitivity/inputs.hpp"

namespace clustress {

// `places`: of the points on their axis. Parameters that are the same at all of them go to `fixed`.
// UsageError if no parameter varies.
StudyInputs study_inputs(PointsView const& points, DesignFacts const& facts,
                         std::vector<std::size_t> const& places, std::vector<std::string>& fixed);

}  // namespace clustress
