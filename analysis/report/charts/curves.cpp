// analysis/report/charts/curves.cpp — a quantity over another one with its range, a panel each.
#include <algorithm>
#include <cmath>

#include "analysis/report/charts/panels.hpp"

namespace clustress {

namespace {

// Of the places that have room for their number, from the right: the last one always has.
void draw_places(Svg& svg, CurvePanel const& p, std::vector<double> const& x,
                 PanelPlace const& place) {
  constexpr double size = 12.0, blank = 6.0;
  svg.begin_group("tick mid");
  double free_until = INFINITY;
  for (std::size_t k = x.size(); k-- > 0;) {
    std::string const text = tick_text(p.at[k]);
    double const half = width_of_text(text, size) / 2.0;
    if (x[k] + half > free_until) continue;
    svg.text(x[k], place.top + panel_body + 16.0, text, "");
    free_until = x[k] - half - blank;
  }
  svg.end_group();
}

void draw_curve(Svg& svg, CurvePanel const& p, PanelPlace const& place, Axis const& axis) {
  Scale const x(0.0, p.at.back(), place.from(), place.to()), y = place.vertical(axis);
  auto const all = [](Scale const& scale, std::vector<double> const& values) {
    std::vector<double> pixels;
    for (double const v : values) pixels.push_back(scale(v));
    return pixels;
  };
  std::vector<double> const xs = all(x, p.at), ys = all(y, p.value);
  draw_levels(svg, place, axis);
  draw_places(svg, p, xs, place);
  if (!p.low.empty()) svg.band(xs, all(y, p.low), all(y, p.high), "band-mean");
  svg.path(xs, ys, "mean");
  for (std::size_t k = 0; k < xs.size(); ++k)
    svg.of_row(p.row + k).circle(xs[k], ys[k], 4.0, "dot");
  svg.text(xs.back() + 7.0, ys.back() + 4.0, p.label, "label");
}

}  // namespace

std::string curves_chart(std::vector<CurvePanel> const& panels, ChartFrame const& f) {
  double low = 0.0, high = 0.0;
  std::vector<std::string> names;
  for (CurvePanel const& p : panels) {
    names.push_back(p.name);
    for (auto const* values : {&p.value, &p.low, &p.high}) {
      for (double const v : *values) low = std::min(low, v), high = std::max(high, v);
    }
  }
  Axis const axis = axis_of(low, high, 4);
  return panels_chart(names, f, [&](Svg& svg, std::size_t k, PanelPlace const& place) {
    draw_curve(svg, panels[k], place, axis);
  });
}

}  // namespace clustress
