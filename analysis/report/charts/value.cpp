// analysis/report/charts/value.cpp — dots with ranges on a common scale.
#include <algorithm>
#include <cmath>

#include "analysis/report/charts/charts.hpp"

namespace clustress {

std::string dots_chart(std::vector<DotRow> const& rows, std::string_view unit,
                       ChartFrame const& f) {
  constexpr double mark = 20.0, gap = 10.0, label_room = 110.0;
  double low = 0.0, high = 0.0;
  for (DotRow const& row : rows) {
    for (double const x : {row.value, row.low, row.high}) {
      if (std::isfinite(x)) low = std::min(low, x), high = std::max(high, x);
    }
    for (double const x : row.ticks) low = std::min(low, x), high = std::max(high, x);
  }
  Axis const axis = axis_of(low, high, f.width < wide ? 4 : 8);
  Scale const x(axis.low, axis.high, 8.0, f.width - label_room);
  std::vector<std::vector<std::string>> names;
  double bottom = 4.0;
  for (DotRow const& row : rows) {
    names.push_back(lines_of(row.name, f.width - 8.0, letter));
    bottom += 16.0 * static_cast<double>(names.back().size()) + mark + gap;
  }
  Svg svg;
  double strip_low = INFINITY, strip_high = -INFINITY;
  for (DotRow const& row : rows) {
    if (!row.is_reference || !std::isfinite(row.value)) continue;
    strip_low = std::min(strip_low, row.value);
    strip_high = std::max(strip_high, row.value);
  }
  if (strip_high >= strip_low)
    svg.rect(x(strip_low) - 1.0, 0.0, x(strip_high) - x(strip_low) + 2.0, bottom, "strip");
  for (double const tick : axis.ticks) {
    svg.line(x(tick), 0.0, x(tick), bottom, tick == 0.0 ? "zero" : "grid");
    svg.text(x(tick), bottom + 15.0, tick_text(tick), "tick",
             tick == axis.ticks.front() ? "start" : "middle");
  }
  svg.text(8.0, bottom + 33.0, unit, "tick");
  double y = 14.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    DotRow const& row = rows[i];
    y = svg.texts(8.0, y, names[i], "name");
    double const middle = y - 4.0;
    if (std::isfinite(row.low) && std::isfinite(row.high)) {
      svg.rect(x(row.low), middle - 4.0, x(row.high) - x(row.low), 8.0,
               row.is_reference ? "range-reference" : "range");
    }
    double end = std::isfinite(row.high) ? x(row.high) : 8.0;
    for (std::size_t k = 0; k < row.ticks.size(); ++k) {
      double const tick = x(row.ticks[k]);
      svg.of_row(row.tick_rows[k]).line(tick, middle - 8.0, tick, middle + 8.0, "stress-tick");
      end = std::max(end, tick);
    }
    if (std::isfinite(row.value)) {
      svg.of_row(row.row).circle(x(row.value), middle, 5.0,
                                 row.is_reference ? "dot-reference" : "dot");
      end = std::max(end, x(row.value) + 5.0);
    }
    svg.text(end + 6.0, middle + 4.0, row.label, "label");
    y += mark + gap;
  }
  return svg.drawing(f.width, bottom + 40.0, f.css_class(), f.title, f.described);
}

}  // namespace clustress
