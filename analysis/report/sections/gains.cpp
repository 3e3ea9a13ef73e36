// analysis/report/sections/gains.cpp — net jobs by size, age, wage and membership of firms, by
// cluster, region and sector, in whole jobs that add up; and which programme suits which region.
#include "analysis/data/gains.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string title_of(std::string label) {
  std::ranges::replace(label, '_', ' ');
  return label;
}

std::vector<long long> whole_jobs(std::vector<Estimate> const& parts) {
  std::vector<double> values;
  for (Estimate const& e : parts) values.push_back(e.value);
  return adding_up(values);
}

std::string signed_figure(long long jobs) {
  return (jobs > 0 ? "+" : "") + whole_figure(static_cast<double>(jobs));
}

// The others are folded, and not on paper.
bool is_asked_first(std::string_view dimension) {
  return dimension == "size_class" || dimension == "cluster" || dimension == "region";
}

HtmlTable table_of(Report const& r, GainTable const& gains) {
  std::string head = gains.title;
  head.front() = 'B';
  HtmlTable table{fmt::format("Net jobs at the end {}, undisturbed", gains.title), {head}};
  for (AnswerProgramme const& p : r.answer.programmes) table.heads.push_back(p.name);
  std::vector<std::vector<long long>> whole;
  for (std::vector<Estimate> const& programme : gains.by_programme)
    whole.push_back(whole_jobs(programme));
  for (std::size_t k = 0; k < gains.labels.size(); ++k) {
    std::string const code = gains.codes[k].empty() ? "" : " (" + gains.codes[k] + ")";
    std::vector<HtmlCell> row{{title_of(gains.labels[k]) + code}};
    for (std::size_t p = 0; p < whole.size(); ++p) {
      if (gains.is_withheld[k]) {
        row.push_back({"withheld"});
        continue;
      }
      Estimate const& e = gains.by_programme[p][k];
      std::string text = signed_figure(whole[p][k]);
      if (e.count > 1 && e.standard_error > 0.0)
        text += fmt::format(" ({})", jobs_range(e.interval.low, e.interval.high));
      row.push_back({std::move(text), e.value});
    }
    table.rows.push_back(std::move(row));
  }
  std::vector<HtmlCell> together{{"together"}};
  for (std::vector<long long> const& parts : whole)
    together.push_back({signed_figure(std::accumulate(parts.begin(), parts.end(), 0LL))});
  table.rows.push_back(std::move(together));
  return table;
}

// Where most jobs are and where most are lost, by size of firm.
std::string sentences_html(Report const& r) {
  std::vector<std::string> out;
  GainSplit const& split = gain_split("size_class");
  auto const table =
      std::ranges::find(r.gains, split.group, [](GainTable const& g) { return g.dimension; });
  if (table == r.gains.end() || table->labels.empty() ||
      std::ranges::any_of(table->is_withheld, std::identity()))
    return "";
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    std::vector<long long> const whole = whole_jobs(table->by_programme[p]);
    auto const [least, most] = std::ranges::minmax_element(whole);
    if (*most <= 0 && *least >= 0) continue;
    auto const words = [&](auto const& at) {
      return part_in_words(split, table->labels[static_cast<std::size_t>(at - whole.begin())]);
    };
    auto const jobs = [](long long n) { return whole_figure(static_cast<double>(n)); };
    std::string text = fmt::format("{}: of {} net jobs", quoted_name(r.answer.programmes[p].name),
                                   jobs(std::accumulate(whole.begin(), whole.end(), 0LL)));
    if (*most > 0) text += fmt::format(", {} are in {}", jobs(*most), words(most));
    if (*least < 0) text += fmt::format("; {} lose {}", words(least), jobs(-*least));
    out.push_back(text + ".");
  }
  return list_html(out);
}

// What the method says of each region.
std::string recommendation_html(Report const& r) {
  std::string out;
  for (WiderEffects const& w : r.effects.wider) {
    for (Section const& section : w.sections) {
      if (section.method != "recommendation") continue;
      for (Note const& note : section.notes) {
        if (note.text.size() == 1) out += paragraph_html(std::get<std::string>(note.text.front()));
      }
    }
  }
  return out.empty() ? "" : "<h3>Which programme for which region?</h3>\n" + out;
}

}  // namespace

std::string gains_section(Report const& r) {
  std::string out, folded;
  std::vector<std::string> folded_titles;
  bool lacks_classes = false;
  for (GainTable const& gains : r.gains) {
    if (gains.labels.size() > 1) {
      bool const is_first = is_asked_first(gains.dimension);
      (is_first ? out : folded) += table_of(r, gains).html();
      if (!is_first) folded_titles.push_back(gains.title);
    }
    lacks_classes = lacks_classes || (gains.dimension == "size_class" && gains.labels.empty());
  }
  if (!folded.empty())
    out += fmt::format("<details><summary>Also {}</summary>\n{}</details>\n",
                       fmt::join(folded_titles, ", "), folded);
  if (!out.empty())
    out =
        "<p>Jobs with the programme less jobs without it, undisturbed, with their range of luck. "
        "A cluster's firms are in its region and sector too.</p>\n" +
        sentences_html(r) + out;
  if (!r.withheld.empty()) out += paragraph_html(r.withheld);
  if (lacks_classes)
    out += missing_html("gains by size and age of firms and by wage ([output] splits).");
  return out + recommendation_html(r);
}

}  // namespace clustress
