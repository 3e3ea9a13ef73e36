// analysis/report/sections/gains.cpp — net jobs by cluster, region and sector.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string title_of(std::string label) {
  std::ranges::replace(label, '_', ' ');
  return label;
}

HtmlTable table_of(Report const& r, GainTable const& gains) {
  HtmlTable table{fmt::format("Net jobs at the end by {}, undisturbed", gains.dimension),
                  {fmt::format("By {}", gains.dimension)}};
  for (AnswerProgramme const& p : r.answer.programmes) table.heads.push_back(p.name);
  for (std::size_t k = 0; k < gains.labels.size(); ++k) {
    std::vector<HtmlCell> row{{title_of(gains.labels[k])}};
    for (std::vector<Estimate> const& programme : gains.by_programme) {
      Estimate const& e = programme[k];
      std::string text = signed_jobs_figure(e.value);
      if (e.count > 1 && e.standard_error > 0.0)
        text += fmt::format(" ({})", jobs_range(e.interval.low, e.interval.high));
      row.push_back({std::move(text), e.value});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string gains_section(Report const& r) {
  std::string out;
  for (GainTable const& gains : r.gains) {
    if (gains.labels.size() > 1) out += table_of(r, gains).html();
  }
  if (!out.empty())
    out =
        "<p>Jobs with the programme less jobs without it, undisturbed, with their range of luck. "
        "A cluster's firms are in its region and sector too.</p>\n" +
        out;
  return out + missing_html("gains by size and age of firms and by wage.");
}

}  // namespace clustress
