#include "analysis/report/charts/panels.hpp"

#include <algorithm>

namespace clustress {

void draw_levels(Svg& svg, PanelPlace const& place, Axis const& axis) {
  Scale const y = place.vertical(axis);
  std::vector<double> levels, zero;
  for (double const tick : axis.ticks) (tick == 0.0 ? zero : levels).push_back(y(tick));
  svg.rows(place.from(), place.to(), levels, "grid");
  svg.rows(place.from(), place.to(), zero, "zero");
  svg.begin_group("tick end");
  for (double const tick : axis.ticks)
    svg.text(place.from() - 6.0, y(tick) + 4.0, tick_text(tick), "");
  svg.end_group();
}

std::string panels_chart(
    std::vector<std::string> const& names, ChartFrame const& f,
    std::function<void(Svg& svg, std::size_t k, PanelPlace const& place)> const& draw) {
  constexpr double foot = 22.0;
  std::size_t const columns = f.width < wide || names.size() == 1 ? 1 : 2;
  double const width = f.width / static_cast<double>(columns);
  Svg svg;
  double y = 0.0;
  for (std::size_t i = 0; i < names.size(); i += columns) {
    std::vector<std::vector<std::string>> lines;
    std::size_t most = 1;
    std::size_t const last = std::min(i + columns, names.size());
    for (std::size_t k = i; k < last; ++k) {
      lines.push_back(lines_of(names[k], width - 12.0, letter));
      most = std::max(most, lines.back().size());
    }
    double const head = 10.0 + 16.0 * static_cast<double>(most);
    for (std::size_t k = i; k < last; ++k) {
      double const x0 = width * static_cast<double>(k - i);
      svg.texts(x0 + 4.0, y + 13.0, lines[k - i], "name");
      draw(svg, k, {x0, y + head, width});
    }
    y += head + panel_body + foot + 10.0;
  }
  return svg.drawing(f.width, y, f.css_class(), f.title, f.described);
}

}  // namespace clustress
