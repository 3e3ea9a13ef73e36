// analysis/report/charts/panels.hpp — what charts of curves share: panels side by side, named,
// on a common vertical scale. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "analysis/report/charts/charts.hpp"

namespace clustress {

inline constexpr double panel_body = 150.0;  // pixels in height, of what curves are drawn on

struct PanelPlace {
  double x0, top, width;  // of the panel; `top` of its body

  [[nodiscard]] double from() const { return x0 + 44.0; }  // of the body, with room for ticks
  [[nodiscard]] double to() const { return x0 + width - 48.0; }
  [[nodiscard]] Scale vertical(Axis const& axis) const {
    return {axis.low, axis.high, top + panel_body, top};
  }
};

// Level lines and their numbers.
void draw_levels(Svg& svg, PanelPlace const& place, Axis const& axis);

// One or two panels in a row; `draw` fills the k-th.
std::string panels_chart(
    std::vector<std::string> const& names, ChartFrame const& f,
    std::function<void(Svg& svg, std::size_t k, PanelPlace const& place)> const& draw);

}  // namespace clustress
