// analysis/report/sections/stress.cpp — what breaks what, one sentence a programme, and what each
// stress does to the region itself.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string region_html(Report const& r) {
  HtmlTable table{"What each crisis does to the region without any programme",
                  {"Crisis", "Jobs at its worst", "when", "half of them back", "Jobs at the end",
                   "Unemployment at its worst"}};
  for (WiderEffects const& w : r.effects.wider) {
    if (w.stress.empty()) continue;
    std::vector<Measure> const measures = measures_of(w);
    auto const find = [&](char const* name) {
      auto const found = std::ranges::find(measures, name, &Measure::name);
      return found == measures.end() ? nullptr : &*found;
    };
    auto const jobs = [](Measure const* m) {
      return m == nullptr ? HtmlCell{"–"} : HtmlCell{signed_jobs_figure(m->value), m->value};
    };
    // The note of a quarter is its name in the calendar, or why there is none.
    auto const when = [](Measure const* m) {
      return HtmlCell{m == nullptr ? "–" : m->is_given() ? m->note : "not by the end"};
    };
    Measure const* worst = find("stress_cost/jobs_at_worst");
    if (worst == nullptr) continue;
    Measure const* unemployment = find("stress_cost/unemployment_at_worst");
    table.rows.push_back({{w.stress},
                          jobs(worst),
                          when(find("stress_cost/worst_quarter")),
                          when(find("stress_cost/half_back_quarter")),
                          jobs(find("stress_cost/jobs_at_end")),
                          unemployment == nullptr || !unemployment->is_given()
                              ? HtmlCell{"–"}
                              : HtmlCell{(unemployment->value > 0.0 ? "+" : "") +
                                             decimal_figure(unemployment->value) + " points",
                                         unemployment->value}});
  }
  return table.rows.empty() ? missing_html("what a stress does to the region.") : table.html();
}

}  // namespace

std::string stress_section(Report const& r) {
  if (r.answer.crises() == 0)
    return missing_html("a stress. A [[stress]] in the scenario runs one.");
  std::string out =
      "<p>Each crisis is compared with the same futures undisturbed. Job-years are jobs kept for "
      "one "
      "year, summed over the horizon; a change is named where luck cannot explain it.</p>\n";
  return out + list_html(stress_sentences(r.answer)) + region_html(r) + severity_html(r);
}

}  // namespace clustress
