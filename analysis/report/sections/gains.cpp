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
  // Whole persons that add up as printed, a column each.
  std::vector<std::vector<long long>> whole;
  for (std::vector<Estimate> const& programme : gains.by_programme) {
    std::vector<double> jobs;
    for (Estimate const& e : programme) jobs.push_back(e.value);
    whole.push_back(adding_up(jobs));
  }
  for (std::size_t k = 0; k < gains.labels.size(); ++k) {
    std::string const code = gains.codes[k].empty() ? "" : " (" + gains.codes[k] + ")";
    std::vector<HtmlCell> row{{title_of(gains.labels[k]) + code}};
    for (std::size_t p = 0; p < gains.by_programme.size(); ++p) {
      Estimate const& e = gains.by_programme[p][k];
      std::string text =
          (whole[p][k] > 0 ? "+" : "") + whole_figure(static_cast<double>(whole[p][k]));
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
