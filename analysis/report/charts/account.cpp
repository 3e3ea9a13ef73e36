// analysis/report/charts/account.cpp — a waterfall of jobs by group of firms, a block each.
#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/charts/charts.hpp"

namespace clustress {

std::string waterfall_chart(std::vector<WaterfallBlock> const& blocks, ChartFrame const& f) {
  constexpr double row = 20.0, label_room = 48.0;
  double const names = f.width < wide ? 124.0 : 190.0;
  double low = 0.0, high = 0.0;
  for (WaterfallBlock const& block : blocks) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < block.jobs.size(); ++i) {
      sum += static_cast<double>(block.jobs[i]);
      low = std::min(low, sum);
      high = std::max(high, sum);
    }
  }
  Axis const axis = axis_of(low, high, f.width < wide ? 3 : 6);
  Scale const x(axis.low, axis.high, names + label_room, f.width - label_room);
  Svg svg;
  double y = 0.0;
  for (WaterfallBlock const& block : blocks) {
    y = svg.texts(4.0, y + 14.0, lines_of(block.name, f.width - 8.0, letter), "name") - 8.0;
    double const top = y, bottom = y + row * static_cast<double>(block.jobs.size());
    for (double const tick : axis.ticks)
      svg.line(x(tick), top, x(tick), bottom, tick == 0.0 ? "zero" : "grid");
    double sum = 0.0;
    for (std::size_t i = 0; i < block.jobs.size(); ++i) {
      bool const is_whole = i + 1 == block.jobs.size();
      double const from = is_whole ? 0.0 : sum;
      double const to = from + static_cast<double>(block.jobs[i]);
      double const a = x(std::min(from, to)), b = x(std::max(from, to));
      svg.text(4.0, y + 14.0, is_whole ? "net jobs" : block.parts[i], is_whole ? "name" : "label");
      if (!is_whole) svg.of_row(block.row + i);
      svg.rect(a, y + 3.0, std::max(b - a, 1.0), row - 6.0,
               to < from  ? "loss"
               : is_whole ? "whole"
                          : "gain");
      if (!is_whole) svg.line(x(to), y + 3.0, x(to), y + row + 3.0, "step");
      std::string const words =
          signed_jobs_figure(0.0) == "0" && block.jobs[i] == 0
              ? std::string("0")
              : (block.jobs[i] > 0 ? "+" : "") + whole_figure(static_cast<double>(block.jobs[i]));
      if (to < from) {
        svg.text(a - 5.0, y + 14.0, words, "label", "end");
      } else {
        svg.text(b + 5.0, y + 14.0, words, "label");
      }
      sum = to;
      y += row;
    }
    y += 8.0;
  }
  for (double const tick : axis.ticks)
    svg.text(x(tick), y + 8.0, tick_text(tick), "tick", "middle");
  return svg.drawing(f.width, y + 14.0, f.css_class(), f.title, f.described);
}

}  // namespace clustress
