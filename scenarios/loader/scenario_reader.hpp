// scenarios/loader/scenario_reader.hpp — the whole tree of a scenario to a draft.
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// Complete only if nothing was reported.
Draft read_scenario(Node const& root, WorldFacts const* own_firms, Report& report);

}  // namespace clustress::loader
