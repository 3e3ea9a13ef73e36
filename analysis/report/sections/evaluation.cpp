// analysis/report/sections/evaluation.cpp — what an evaluator would find, beside the truth.
#include <fmt/format.h>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

std::string evaluation_section(Report const& r) {
  std::vector<EvaluationRow> rows;
  HtmlTable table{"Jobs a firm, winners against losers of the first year's calls, at the end",
                  {"Programme", "Evaluator finds", "from", "to", "True effect on winners",
                   "True effect on losers", "Off by"}};
  std::string says = "Jobs a firm:";
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    ProgrammeEffects const& e = r.programme(p, 0);
    Measure const* found = find_measure(e, "evaluator_naive_difference");
    Measure const* won = find_measure(e, "effect_on_winners");
    Measure const* lost = find_measure(e, "effect_on_losers");
    Measure const* off = find_measure(e, "evaluator_bias");
    if (found == nullptr || won == nullptr || lost == nullptr || off == nullptr) continue;
    if (!has_interval(*found)) continue;
    rows.push_back({e.variant, found->value, found->low, found->high, won->value - lost->value});
    std::vector<HtmlCell> row{{e.variant}};
    add_range(row, decimal_figure(found->value), found->value, decimal_figure(found->low),
              found->low, decimal_figure(found->high), found->high);
    for (Measure const* m : {won, lost, off}) row.push_back({decimal_figure(m->value), m->value});
    table.rows.push_back(std::move(row));
    says += fmt::format(" {}: an evaluator finds {} ({}), the truth is {};", e.variant,
                        decimal_figure(found->value), decimal_range(found->low, found->high),
                        decimal_figure(rows.back().truth));
  }
  if (rows.empty())
    return missing_html(
        "winners and losers of a call in at least two futures, which an evaluation compares.");
  says.back() = '.';
  return figure_html(
      {"evaluation", "What would an evaluation find, and what is true?",
       key_html("key-evaluator",
                "winners' growth less losers' growth: the mean over all futures and its range") +
           "; " + key_html("key-truth", "the truth: effect on winners less effect on losers") +
           ". Jobs a firm; each programme on its own scale. One evaluation sees one future and "
           "varies more than this range.",
       says},
      [&](ChartFrame const& f) { return evaluation_chart(rows, f); }, table);
}

}  // namespace clustress
