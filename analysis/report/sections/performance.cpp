// analysis/report/sections/performance.cpp — the chain from projects and links to productivity and
// value added, undisturbed; folded, by size, age and membership of firms.
#include "analysis/data/performance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/data/class_performance.hpp"
#include "analysis/data/withheld.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

// A number with its range, where there is one.
std::string figure(Quantity const& q, Measure const& m) {
  bool const is_money = q.unit.starts_with("kEUR") && !q.is_relative();
  if (is_money)
    return has_interval(m) ? money_and_range(m.value, m.low, m.high) : money_figure(m.value);
  std::string const value = decimal_figure(m.value) + (q.is_relative() ? " %" : "");
  return has_interval(m) ? fmt::format("{} ({})", value, decimal_range(m.low, m.high)) : value;
}

// The label without the unit, which stands with every number.
std::string label_of(Quantity const& q) {
  return std::string(q.label.substr(0, std::min(q.label.find(", kEUR"), q.label.find(", %"))));
}

HtmlCell cell_of(Quantity const& q, Measure const* m) {
  if (m != nullptr && m->note.find(few_own_firms) != std::string::npos) return {"withheld"};
  if (m == nullptr || !m->is_given()) return {"–"};
  return {figure(q, *m), m->value};
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

// Rows of the told quantities for each class, as the labels of the gains name them.
HtmlTable classes_of(Report const& r, GainTable const& kind) {
  HtmlTable table{
      fmt::format("What changes in firms {}, with less without the programme", kind.title),
      {"Firms", "What"}};
  for (AnswerProgramme const& p : r.answer.programmes) table.heads.push_back(p.name);
  for (std::string const& label : kind.labels) {
    for (Quantity const& q : performance_of_classes()) {
      if (!tells_of_classes(q.name)) continue;
      std::string const name = class_measure(kind.dimension, label, q.name);
      std::vector<HtmlCell> row{{label}, {label_of(q)}};
      bool is_held = false;
      for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
        Measure const* const m = find_measure(r.programme(p, 0), name);
        is_held = is_held || m != nullptr;
        row.push_back(cell_of(q, m));
      }
      if (is_held) table.rows.push_back(std::move(row));
    }
  }
  return table;
}

std::string classes_html(Report const& r) {
  std::string tables;
  for (std::string_view const dimension : classes_of_performance) {
    auto const kind = std::ranges::find(r.gains, dimension, &GainTable::dimension);
    if (kind == r.gains.end()) continue;
    HtmlTable const table = classes_of(r, *kind);
    if (!table.rows.empty()) tables += table.html();
  }
  if (tables.empty())
    return missing_html("performance by size, age and membership of firms ([output] splits).");
  return fmt::format(
      "<details><summary>By size, age and membership of firms</summary>\n"
      "<p>A firm stays in the class it had at programme start, one that entered later in that of "
      "its entry. R&amp;D and exports are those of the last quarter.</p>\n{}</details>\n",
      tables);
}

// One sentence a programme, of the note with this head in the section.
std::string sentences_html(Report const& r, std::string_view head) {
  std::vector<std::string> out;
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    for (Section const& section : r.programme(p, 0).sections) {
      if (section.method != "performance") continue;
      for (Note const& note : section.notes) {
        if (note.head == head)
          out.push_back(fmt::format("{}: {}", quoted_name(r.answer.programmes[p].name),
                                    std::get<std::string>(note.text.front())));
      }
    }
  }
  return list_html(out);
}

// The same steps in the regions a programme is for; folded, since most programmes are for all.
std::string target_regions_html(Report const& r) {
  HtmlTable const table =
      steps_of(r, "In target regions alone", fmt::format("performance/{}/", target_regions));
  if (table.rows.empty()) return "";
  return fmt::format("<details><summary>In target regions alone</summary>\n{}{}</details>\n",
                     sentences_html(r, "Target regions"), table.html());
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
  return out + target_regions_html(r) + classes_html(r);
}

}  // namespace clustress
