// sim/study/scenario_header.hpp — what a result file says of the scenario it is made from.
#pragma once

#include <string>

#include "sim/engine/scenario.hpp"
#include "sim/results/panel_file.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {

// The points of a scenario as its results name them.
PointTable point_table_of(Scenario const& scenario);

// Layout, identity and facts of the scenario, stamped with program, host, time and command line.
RunHeader header_of(Scenario const& scenario, Shard shard, std::string const& command_line);

// What the panel of a run says about it; the same whoever runs it, wherever.
PanelHeader panel_header_of(Scenario const& scenario);

}  // namespace clustress
