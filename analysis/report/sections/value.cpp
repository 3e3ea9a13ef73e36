// analysis/report/sections/value.cpp — job-years for a million euro, beside plain spending.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string spending_title(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return "plain spending: " + name;
}

// `first_row`: of the programme in the table.
DotRow dot_row(AnswerProgramme const& p, bool is_reference, std::size_t first_row) {
  Measure const& m = p.cells.front().value;
  DotRow row{is_reference ? spending_title(p.name) : p.name,
             m.value,
             m.low,
             m.high,
             {},
             "",
             is_reference,
             first_row};
  for (std::size_t s = 1; s < p.cells.size() && !is_reference; ++s) {
    if (!p.cells[s].value.is_given()) continue;
    row.ticks.push_back(p.cells[s].value.value);
    row.tick_rows.push_back(first_row + s);
  }
  if (!m.is_given()) {
    row.label = "not given";
  } else if (has_interval(m)) {
    row.label = fmt::format("{} ({})", decimal_figure(m.value), decimal_range(m.low, m.high));
  } else {
    row.label = decimal_figure(m.value);
  }
  return row;
}

void add_table_rows(HtmlTable& table, Answer const& a, AnswerProgramme const& p) {
  for (std::size_t s = 0; s < p.cells.size(); ++s) {
    Measure const& m = p.cells[s].value;
    std::vector<HtmlCell> row{{p.name}, {a.stresses[s]}};
    add_range(row, decimal_figure(m.value), m.value, decimal_figure(m.low), m.low,
              decimal_figure(m.high), m.high);
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

std::string value_section(Report const& r) {
  Answer const& a = r.answer;
  std::vector<DotRow> rows;
  HtmlTable table{"Job-years for a million euro of public money",
                  {"Programme", "Stress", "Job-years", "from", "to"}};
  std::string says = "Job-years for a million euro, undisturbed:";
  bool is_given = false;
  for (bool const is_reference : {false, true}) {
    for (AnswerProgramme const& p : is_reference ? a.references : a.programmes) {
      rows.push_back(dot_row(p, is_reference, table.rows.size()));
      is_given = is_given || std::isfinite(rows.back().value);
      add_table_rows(table, a, p);
      says += fmt::format(" {} {};", p.name, rows.back().label);
    }
  }
  if (!is_given)
    return missing_html("value for money. It needs two futures, and money that is spent.");
  says.back() = '.';
  std::string reading = key_html("key-dot", "a programme undisturbed") + ", with its range of luck";
  if (a.crises() > 0) reading += "; " + key_html("key-tick", "the same under each crisis");
  if (a.has_references())
    reading += "; " + key_html("key-strip", "plain spending in its different ways");
  reading += ". Further right is more jobs for the same money.";
  std::string out = figure_html(
      {"value", "How many job-years does a million euro bring?", reading, says},
      [&](ChartFrame const& f) {
        return dots_chart(rows, "job-years for a million euro, both discounted", f);
      },
      table);
  if (!a.has_references())
    out += missing_html(
        "plain spending, the same money simply given away. simulation.reference_programmes = true "
        "runs it.");
  return out;
}

}  // namespace clustress
