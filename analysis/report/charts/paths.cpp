// analysis/report/charts/paths.cpp — net jobs over time with two bands, a panel each.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/charts/charts.hpp"

namespace clustress {

namespace {

constexpr double body = 150.0, foot = 22.0, left = 44.0, right = 48.0, strip = 4.0;

struct Panel {
  Svg& svg;
  PathPanel const& p;
  double x0, y0, width;
  Axis const& axis;
  int year;

  double draw_name(std::vector<std::string> const& name) const {
    return svg.texts(x0 + 4.0, y0 + 13.0, name, "name") - 6.0;
  }

  // A quarter is the time up to its end. A strip on top is seen where the shade is not.
  void draw_crisis(Scale const& x, double top) const {
    if (!p.crisis || p.crisis->is_empty()) return;
    double const from = x(static_cast<double>(p.crisis->first - 1)),
                 to = x(static_cast<double>(p.crisis->last));
    svg.rect(from, top, to - from, body, "crisis");
    svg.rect(from, top - strip, to - from, strip, "crisis-strip");
  }

  void draw(double top) const {
    std::size_t const end = p.mean.size() - 1;
    Scale const x(0.0, static_cast<double>(end), x0 + left, x0 + width - right);
    Scale const y(axis.low, axis.high, top + body, top);
    if (p.paid_until > 0)
      svg.rect(x(0.0), top, x(static_cast<double>(p.paid_until)) - x(0.0), body, "paid");
    draw_crisis(x, top);
    std::vector<double> levels, zero;
    for (double const tick : axis.ticks) (tick == 0.0 ? zero : levels).push_back(y(tick));
    svg.rows(x(0.0), x(static_cast<double>(end)), levels, "grid");
    svg.rows(x(0.0), x(static_cast<double>(end)), zero, "zero");
    svg.begin_group("tick end");
    for (double const tick : axis.ticks)
      svg.text(x0 + left - 6.0, y(tick) + 4.0, tick_text(tick), "");
    svg.end_group().begin_group("tick mid");
    std::size_t const years = end / 4;
    std::size_t const step = years > 10 ? 4 : 2;
    for (std::size_t k = 0; k <= years; k += step) {
      svg.text(x(static_cast<double>(4 * k)), top + body + 16.0,
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
      svg.of_rows(x(0.0) + year_width / 2.0, top, year_width * static_cast<double>(years), body,
                  p.row, years);
    }
  }
};

}  // namespace

std::string paths_chart(std::vector<PathPanel> const& panels, int year, ChartFrame const& f) {
  double low = 0.0, high = 0.0;
  for (PathPanel const& p : panels) {
    for (auto const* values : {&p.mean, &p.low, &p.high, &p.lowest, &p.highest, &p.dashed}) {
      for (double const v : *values) low = std::min(low, v), high = std::max(high, v);
    }
  }
  Axis const axis = axis_of(low, high, 4);
  std::size_t const columns = f.width < wide || panels.size() == 1 ? 1 : 2;
  double const width = f.width / static_cast<double>(columns);
  Svg svg;
  double y = 0.0;
  for (std::size_t i = 0; i < panels.size(); i += columns) {
    std::vector<std::vector<std::string>> names;
    std::size_t most = 1;
    std::size_t const last = std::min(i + columns, panels.size());
    for (std::size_t k = i; k < last; ++k) {
      names.push_back(lines_of(panels[k].name, width - 12.0, letter));
      most = std::max(most, names.back().size());
    }
    double const head = 10.0 + 16.0 * static_cast<double>(most);
    for (std::size_t k = i; k < last; ++k) {
      Panel const panel{svg, panels[k], width * static_cast<double>(k - i), y, width, axis, year};
      panel.draw_name(names[k - i]);
      panel.draw(y + head);
    }
    y += head + body + foot + 10.0;
  }
  return svg.drawing(f.width, y, f.css_class(), f.title, f.described);
}

}  // namespace clustress
