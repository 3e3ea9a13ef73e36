// analysis/report/charts/evaluation.cpp — what an evaluator finds beside the truth.
#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/charts/charts.hpp"

namespace clustress {

std::string evaluation_chart(std::vector<EvaluationRow> const& rows, ChartFrame const& f) {
  constexpr double room = 60.0;
  Svg svg;
  double y = 0.0;
  std::size_t number = 0;
  for (EvaluationRow const& row : rows) {
    y = svg.texts(4.0, y + 14.0, lines_of(row.name, f.width - 8.0, letter), "name");
    double const low = std::min({row.low, row.truth, 0.0});
    double const high = std::max({row.high, row.truth, 0.0});
    Scale const x(low, high, room, f.width - room);
    double const middle = y + 2.0;
    svg.line(x(low), middle, x(high), middle, "grid");
    svg.line(x(0.0), middle - 12.0, x(0.0), middle + 12.0, "zero");
    svg.rect(x(row.low), middle - 4.0, x(row.high) - x(row.low), 8.0, "range-reference");
    svg.of_row(number++).circle(x(row.found), middle, 5.0, "dot-reference");
    svg.line(x(row.truth), middle - 9.0, x(row.truth), middle + 9.0, "truth");
    svg.text(room - 8.0, middle + 4.0, decimal_figure(low), "tick", "end");
    svg.text(f.width - room + 8.0, middle + 4.0, decimal_figure(high), "tick");
    y += 26.0;
  }
  return svg.drawing(f.width, y, f.css_class(), f.title, f.described);
}

}  // namespace clustress
