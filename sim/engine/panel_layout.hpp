// sim/engine/panel_layout.hpp — which worlds, firms and years the panel of a scenario has. Pure
// functions, thread-safe.
#pragma once

#include <vector>

#include "sim/engine/panel_table.hpp"
#include "sim/engine/scenario.hpp"

namespace clustress {

PanelLayout panel_layout_of(Scenario const& scenario);

// Years of four quarters; quarter 1 begins the first of the programme. Quarters beyond the last
// whole year are in none.
struct PanelYears {
  int before = 0, programme = 0;

  explicit PanelYears(Scenario const& scenario);
  [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(before + programme); }
  // The place of a quarter's year; count() or more for a quarter after the last, and nothing before
  // the first (`has` says so).
  [[nodiscard]] bool has(Quarter quarter) const {
    return quarter > -4 * before && quarter <= 4 * programme;
  }
  [[nodiscard]] std::size_t of(Quarter quarter) const {
    return static_cast<std::size_t>((quarter + 4 * before - 1) / 4);
  }
};

// Variants that a panel follows: those of the scenario, no channel runs and no references. In the
// order of the scenario.
std::vector<std::size_t> panel_variants(Scenario const& scenario);
std::vector<std::size_t> panel_stresses(Scenario const& scenario);

// Chance of a firm that does not apply to be in the panel, by its jobs at the start.
double panel_sample_share(PanelOptions const& options, std::int32_t jobs);

}  // namespace clustress
