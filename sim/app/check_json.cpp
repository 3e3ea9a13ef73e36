#include "sim/app/check_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/engine/panel_size.hpp"

namespace clustress {

std::string check_json(Scenario const& scenario, RunSize const& size, int threads,
                       std::vector<std::string> const& warnings) {
  nlohmann::ordered_json root{{"title", scenario.title},
                              {"digest", scenario.digest},
                              {"points", scenario.points.all.size()},
                              {"variants", scenario.variants.size()},
                              {"stresses", scenario.stresses.size()},
                              {"replicates", scenario.simulation.replicates},
                              {"worlds", size.worlds},
                              {"firms", size.firms},
                              {"cells", size.cells},
                              {"firm_quarters", size.firm_quarters},
                              {"threads", threads},
                              {"seconds", size.seconds},
                              {"memory_bytes", size.memory_bytes},
                              {"result_bytes", size.result_bytes}};
  if (scenario.panel.is_wanted) root["panel_bytes"] = panel_size(scenario).bytes;
  root["warnings"] = warnings;
  return root.dump(2) + "\n";
}

}  // namespace clustress
