#include "analysis/report/figure.hpp"

#include <fmt/format.h>

namespace clustress {

std::string figure_html(FigureText const& t,
                        std::function<std::string(ChartFrame const&)> const& chart,
                        HtmlTable const& table) {
  std::string const described = "says-" + t.id;
  std::string out = fmt::format(
      "<figure id=\"figure-{0}\">\n<figcaption><h3>{1}</h3>\n<p class=\"reading\">{2}</p>"
      "</figcaption>\n",
      t.id, sentence_html(t.question), t.reading);
  for (double const width : {wide, narrow}) out += chart({width, t.question, described});
  out += fmt::format("<p class=\"unseen\" id=\"{}\">{}</p>\n", described, escaped(t.says));
  out += fmt::format(
      "<details><summary>The numbers as a table</summary>\n{}</details>\n"
      "<p class=\"export\" hidden><button type=\"button\" data-export=\"svg\">Drawing "
      "(SVG)</button> "
      "<button type=\"button\" data-export=\"png\">Picture (PNG)</button> "
      "<button type=\"button\" data-export=\"csv\">Numbers (CSV)</button></p>\n</figure>\n",
      table.html());
  return out;
}

std::string key_html(std::string_view mark, std::string_view words) {
  return fmt::format("<span class=\"key {}\" aria-hidden=\"true\"></span> {}", mark, words);
}

}  // namespace clustress
