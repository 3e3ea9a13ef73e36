#include "analysis/report/sections/doubt_made_of.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/sensitivities.hpp"

namespace clustress {

namespace {

constexpr std::size_t most_bars = 3;  // of a programme

// A path without what stands before its last two parts.
std::string short_name(std::string const& path) {
  std::size_t const last = path.rfind('.');
  if (last == std::string::npos || last == 0) return path;
  std::size_t const before = path.rfind('.', last - 1);
  return before == std::string::npos ? path : path.substr(before + 1);
}

struct Part {
  std::string parameter;
  double share = 0.0, at_low = 0.0, at_high = 0.0;
};

std::vector<Part> parts_of(ProgrammeEffects const& e) {
  std::vector<Part> parts;
  for (Section const& section : e.sections) {
    if (section.method != sensitivity_method) continue;
    for (std::size_t k = 0; k + 2 < section.measures.size(); k += 3) {
      std::string const& name = section.measures[k].name;
      std::size_t const begin = name.find('/') + 1, end = name.rfind('/');
      parts.push_back({name.substr(begin, end - begin), section.measures[k].value,
                       section.measures[k + 1].value, section.measures[k + 2].value});
    }
  }
  return parts;
}

DotRow bar(std::string const& programme, Part const& part, std::size_t row) {
  return {fmt::format("{}: {}", programme, short_name(part.parameter)),
          part.at_high,
          std::min(part.at_low, part.at_high),
          std::max(part.at_low, part.at_high),
          {},
          percent_figure(part.share),
          false,
          row};
}

}  // namespace

std::string doubt_made_of_html(Effects const& over_points) {
  HtmlTable table{
      "Net jobs at the end where a parameter is low and where it is high, and its share of the "
      "doubt",
      {"Programme", "Stress", "Parameter", "Share of the doubt, of 100 parts", "where it is low",
       "where it is high"}};
  std::vector<DotRow> bars;
  std::vector<std::string> says;
  for (ProgrammeEffects const& e : over_points.programmes) {
    if (e.reference) continue;
    std::vector<Part> const parts = parts_of(e);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      Part const& p = parts[k];
      if (k < most_bars && e.stress == over_points.programmes.front().stress) {
        bars.push_back(bar(e.variant, p, table.rows.size()));
        says.push_back(fmt::format("{}, {}: {} to {}, {}", e.variant, p.parameter,
                                   jobs_figure(p.at_low), jobs_figure(p.at_high),
                                   percent_figure(p.share)));
      }
      table.rows.push_back({{e.variant},
                            {e.stress},
                            {p.parameter},
                            {fmt::format("{:.0f}", 100.0 * p.share), p.share},
                            {jobs_figure(p.at_low), p.at_low},
                            {jobs_figure(p.at_high), p.at_high}});
    }
  }
  if (table.rows.empty()) return "";
  if (bars.empty()) return "<p>What makes the doubt, by stress:</p>\n" + table.html();
  return figure_html(
      {"doubt-made-of", "What is the doubt made of?",
       fmt::format(
           "Each bar: net jobs at the end, {}, from where one assumption is in its lowest tenth to "
           "where it is in its highest ({}), the others as they are on average. Behind it: "
           "its part of the doubt. Assumptions that cannot be told from chance have no bar.",
           escaped(over_points.programmes.front().stress), key_html("key-dot", "highest")),
       fmt::format("{}", fmt::join(says, "; "))},
      [&](ChartFrame const& f) { return dots_chart(bars, "net jobs at the end", f); }, table);
}

}  // namespace clustress
