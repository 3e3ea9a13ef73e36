// analysis/report/figure.hpp — a chart on the page: its question, how to read it, both drawings,
// and the table behind it.
#pragma once

#include <functional>
#include <string>

#include "analysis/report/charts/charts.hpp"
#include "analysis/report/html.hpp"

namespace clustress {

struct FigureText {
  std::string id;        // "value"
  std::string question;  // its heading
  std::string reading;   // HTML: how to read it, with the legend
  std::string says;      // every number it shows, for those who do not see it
};

std::string figure_html(FigureText const& text,
                        std::function<std::string(ChartFrame const&)> const& chart,
                        HtmlTable const& table);

// A sample of a mark in the line that tells how to read a chart.
std::string key_html(std::string_view mark, std::string_view words);

}  // namespace clustress
