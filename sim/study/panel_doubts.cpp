#include "sim/study/panel_doubts.hpp"

#include <fmt/format.h>

#include "sim/engine/panel_layout.hpp"

namespace clustress {

std::vector<std::string> panel_doubts(Scenario const& scenario) {
  std::vector<std::string> doubts;
  PanelOptions const& panel = scenario.panel;
  if (!panel.is_wanted) return doubts;
  Simulation const& s = scenario.simulation;
  PanelYears const years(scenario);
  if (panel_variants(scenario).empty())
    doubts.push_back("[panel]: the scenario has no programme, so that there is nothing to follow.");
  if (panel.replicates > s.replicates) {
    doubts.push_back(
        fmt::format("[panel] replicates = {}, but the run has {}: the panel has as "
                    "many.",
                    panel.replicates, s.replicates));
  }
  if (years.before < panel.years_before) {
    doubts.push_back(fmt::format(
        "[panel] years_before = {}, but burn-in has {}: the panel has {} years before the "
        "programme. Raise simulation.burn_in_quarters to {} for more.",
        panel.years_before, years.before, years.before, 4 * panel.years_before));
  }
  if (int const rest = s.horizon_quarters % 4; rest > 0) {
    doubts.push_back(
        fmt::format("[panel]: the last {} quarter{} in no year of the panel, which "
                    "has whole years of four quarters.",
                    rest, rest == 1 ? " is" : "s are"));
  }
  if (panel.own_firms && scenario.world.own_firms.empty())
    doubts.push_back("[panel] own_firms = true, but the world has no firm_file.");
  if (panel.own_firms && !scenario.world.own_firms.empty()) {
    doubts.push_back(fmt::format(
        "[panel] own_firms = true: the panel has the {} firms of firm_file in it, with region, "
        "sector, cluster, size and age. Their numbers do not lead back to the table, but whoever "
        "knows such a firm may know it again: do not pass the file on "
        "(docs/howto/pass_on_a_panel.md).",
        scenario.world.own_firms.size()));
  }
  return doubts;
}

}  // namespace clustress
