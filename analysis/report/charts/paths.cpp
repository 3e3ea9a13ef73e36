// analysis/report/charts/paths.cpp — net jobs over time with two bands, a panel each.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/charts/panels.hpp"

namespace clustress {

namespace {

struct Panel {
  Svg& svg;
  PathPanel const& p;
  PanelPlace const& place;
  Axis const& axis;
  int year;

  // A quarter is the time up to its end. A strip on top is seen where the shade is not.
  void draw_crisis(Scale const& x) const {
    constexpr double strip = 4.0;
    if (!p.crisis || p.crisis->is_empty()) return;
    double const from = x(static_cast<double>(p.crisis->first - 1)),
                 to = x(static_cast<double>(p.crisis->last));
    svg.rect(from, place.top, to - from, panel_body, "crisis");
    svg.rect(from, place.top - strip, to - from, strip, "crisis-strip");
  }

  void draw() const {
    std::size_t const end = p.mean.size() - 1;
    Scale const x(0.0, static_cast<double>(end), place.from(), place.to());
    Scale const y = place.vertical(axis);
    if (p.paid_until > 0) {
      svg.rect(x(0.0), place.top, x(static_cast<double>(p.paid_until)) - x(0.0), panel_body,
               "paid");
    }
    draw_crisis(x);
    draw_levels(svg, place, axis);
    svg.begin_group("tick mid");
    std::size_t const years = end / 4;
    std::size_t const step = years > 10 ? 4 : 2;
    for (std::size_t k = 0; k <= years; k += step) {
      svg.text(x(static_cast<double>(4 * k)), place.top + panel_body + 16.0,
               fmt::format("{}", year + static_cast<int>(k)), "");
    }
    svg.end_group();
    std::vector<double> xs;
    for (std::size_t t = 0; t <= end; ++t) xs.push_back(x(static_cast<double>(t)));
    auto const ys = [&](std::vector<double> const& values) {
      std::vector<double> all;
      for (double const v : values) all.push_back(y(std::clamp(v, axis.low, axis.high)));
      return all;
    };
    if (!p.lowest.empty()) svg.band(xs, ys(p.lowest), ys(p.highest), "band-futures");
    if (!p.low.empty()) svg.band(xs, ys(p.low), ys(p.high), "band-mean");
    if (!p.dashed.empty()) svg.path(xs, ys(p.dashed), "dashed");
    std::vector<double> const mean = ys(p.mean);
    svg.path(xs, mean, "mean");
    svg.text(xs.back() + 5.0, mean.back() + 4.0, p.label, "label");
    if (years > 0) {  // a year's row stands where it ends
      double const year_width = x(4.0) - x(0.0);
      svg.of_rows(x(0.0) + year_width / 2.0, place.top, year_width * static_cast<double>(years),
                  panel_body, p.row, years);
    }
  }
};

}  // namespace

std::string paths_chart(std::vector<PathPanel> const& panels, int year, ChartFrame const& f) {
  double low = 0.0, high = 0.0;
  std::vector<std::string> names;
  for (PathPanel const& p : panels) {
    names.push_back(p.name);
    for (auto const* values : {&p.mean, &p.low, &p.high, &p.lowest, &p.highest, &p.dashed}) {
      for (double const v : *values) low = std::min(low, v), high = std::max(high, v);
    }
  }
  Axis const axis = axis_of(low, high, 4);
  return panels_chart(names, f, [&](Svg& svg, std::size_t k, PanelPlace const& place) {
    Panel{svg, panels[k], place, axis, year}.draw();
  });
}

}  // namespace clustress
