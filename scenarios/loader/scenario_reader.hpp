// scenarios/loader/scenario_reader.hpp — the whole tree of a scenario to a draft.
#pragma once

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// Complete only if nothing was reported; its points are read by points.hpp. `own_firms`: as of a
// result (loader.hpp). `known_world`: facts with own firms that were read before from the same
// table and rest; the tree then needs no world.
Draft read_scenario(Node const& root, WorldFacts const* own_firms, Report& report,
                    WorldFacts const* known_world = nullptr);

}  // namespace clustress::loader
