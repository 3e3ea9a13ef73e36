// analysis/report/sections/regret.cpp — the worst case, and what is given up by a wrong choice.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

struct Column {
  char const* head;
  char const* measure;
};
constexpr Column columns[] = {{"Mean", "robustness/mean"},
                              {"Worst crisis", "robustness/worst_case"},
                              {"Tenth lowest of 100 worlds", "robustness/tenth_percentile"},
                              {"Largest regret", "robustness/largest_regret"}};

// Undisturbed; folded.
std::string contrasts_html(Report const& r) {
  constexpr std::string_view before = "contrasts/job_years_per_meur_less/";
  HtmlTable table{"Job-years for a million euro, one programme less another, undisturbed",
                  {"Programme", "less", "Difference", "from", "to", "It is"}};
  for (ProgrammeEffects const& e : r.effects.programmes) {
    if (e.stress != r.answer.stresses.front()) continue;
    for (Measure const& m : measures_of(e)) {
      if (!m.name.starts_with(before) || !m.is_given()) continue;
      std::vector<HtmlCell> row{{e.variant}, {m.name.substr(before.size())}};
      add_range(row, decimal_figure(m.value), m.value, decimal_figure(m.low), m.low,
                decimal_figure(m.high), m.high);
      row.push_back({!m.told_from_zero() ? "not told" : m.value > 0.0 ? "better" : "worse"});
      table.rows.push_back(std::move(row));
    }
  }
  if (table.rows.empty()) return "";
  return "<details><summary>Which can be told apart? All ranges hold together</summary>\n" +
         table.html() + "</details>\n";
}

}  // namespace

std::string regret_section(Report const& r) {
  if (r.answer.programmes.size() < 2) return missing_html("a second programme to choose instead.");
  HtmlTable table{"Job-years for a million euro set aside, over all crises", {"Programme"}};
  for (Column const& c : columns) table.heads.emplace_back(c.head);
  table.heads.emplace_back("Best in");
  for (WiderEffects const& w : r.effects.wider) {
    if (!w.stress.empty()) continue;
    std::vector<Measure> const measures = measures_of(w);
    auto const find = [&](char const* name) {
      return std::ranges::find(measures, name, &Measure::name);
    };
    if (find("robustness/mean") == measures.end()) continue;
    std::vector<HtmlCell> row{{w.variant}};
    for (Column const& c : columns) {
      auto const m = find(c.measure);
      row.push_back(m == measures.end() ? HtmlCell{"–"}
                                        : HtmlCell{decimal_figure(m->value), m->value});
    }
    auto const best = find("robustness/best_in");
    row.push_back(best == measures.end()
                      ? HtmlCell{"–"}
                      : HtmlCell{of_hundred(best->value, "worlds"), best->value});
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return missing_html("value for money of at least two programmes.");
  return "<p>A world is one future under one stress. Regret is what the best programme of the same "
         "crisis would have brought more. Money that a budget does not spend counts here as if it "
         "were spent: it was set aside.</p>\n" +
         table.html() + contrasts_html(r);
}

}  // namespace clustress
