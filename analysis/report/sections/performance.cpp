// analysis/report/sections/performance.cpp — the chain from projects and links to productivity and
// value added, undisturbed.
#include "analysis/data/performance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string figure(Quantity const& q, double value) {
  if (q.is_relative()) return decimal_figure(value) + " %";
  if (q.unit == "kEUR") return money_figure(value);
  return decimal_figure(value);
}

std::string range(Quantity const& q, Measure const& m) {
  if (!has_interval(m)) return "";
  return q.unit == "kEUR" && !q.is_relative() ? money_range(m.low, m.high)
                                              : decimal_range(m.low, m.high);
}

// The label without the unit, which stands with every number.
std::string label_of(Quantity const& q) {
  return std::string(q.label.substr(0, q.label.find(", kEUR")));
}

HtmlCell cell_of(Quantity const& q, Measure const* m) {
  if (m == nullptr || !m->is_given()) return {"–"};
  std::string const ends = range(q, *m);
  return {figure(q, m->value) + (ends.empty() ? "" : " (" + ends + ")"), m->value};
}

// A column each programme, a row each step that a result holds of what `prefix` names.
HtmlTable steps_of(Report const& r, std::string title, std::string_view prefix) {
  HtmlTable table{std::move(title), {"Step"}};
  for (AnswerProgramme const& p : r.answer.programmes) table.heads.push_back(p.name);
  for (Quantity const& q : chain_of_performance()) {
    std::vector<HtmlCell> row{{label_of(q)}};
    for (std::size_t p = 0; p < r.answer.programmes.size(); ++p)
      row.push_back(
          cell_of(q, find_measure(r.programme(p, 0), fmt::format("{}{}", prefix, q.name))));
    bool const holds =
        std::any_of(row.begin() + 1, row.end(), [](HtmlCell const& c) { return c.exact; });
    if (holds) table.rows.push_back(std::move(row));
  }
  return table;
}

// One sentence a programme, of the note with this head in the section.
std::string sentences_html(Report const& r, std::string_view head) {
  std::string out;
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    for (Section const& section : r.programme(p, 0).sections) {
      if (section.method != "performance") continue;
      for (Note const& note : section.notes) {
        if (note.head == head)
          out += paragraph_html(fmt::format("{}: {}", quoted_name(r.answer.programmes[p].name),
                                            std::get<std::string>(note.text.front())));
      }
    }
  }
  return out;
}

}  // namespace

std::string performance_section(Report const& r) {
  HtmlTable const all = steps_of(
      r, "What changes in firms, with less without the programme, undisturbed", "performance/");
  if (all.rows.empty()) return missing_html("what firms did, of this or an older program.");
  std::string out =
      "<p>From what a programme pays for to what comes of it, with the range of luck. Projects, "
      "R&amp;D "
      "spending, exports and value added are sums over all quarters, the others stand at the "
      "end.</p>\n" +
      sentences_html(r, "Chain") + all.html();
  HtmlTable const targets =
      steps_of(r, "In target regions alone", fmt::format("performance/{}/", target_regions));
  if (!targets.rows.empty()) out += targets.html() + sentences_html(r, "Target regions");
  return out;
}

}  // namespace clustress
