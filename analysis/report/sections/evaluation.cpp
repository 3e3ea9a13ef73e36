// analysis/report/sections/evaluation.cpp — what an evaluator would find, beside the truth; by the
// designs of evaluations where the run left a panel of firms (designs.cpp).
#include <fmt/format.h>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

HtmlCell cell_of(Measure const* m, std::string (*figure)(double)) {
  return m == nullptr || !m->is_given() ? HtmlCell{"–"} : HtmlCell{figure(m->value), m->value};
}

std::string power_html(std::vector<std::string> const& power) {
  if (power.empty())
    return missing_html("the evaluator's standard error, of this or an older program.");
  return paragraph_html(fmt::format(
      "One evaluation sees one future. At the usual level of 5 % it would call its finding "
      "significant in {}, whether or not it is right.",
      joined(power)));
}

}  // namespace

std::string evaluation_section(Report const& r) {
  std::vector<std::string> power;
  std::vector<EvaluationRow> rows;
  HtmlTable table{
      "Jobs a firm, winners against losers of the first year's calls, at the end",
      {"Programme", "An evaluator finds, on average", "of ten evaluations one below", "one above",
       "True effect on winners", "True effect on losers", "Off by", "Called significant"}};
  std::string says = "Jobs a firm:";
  bool has_spread = false;
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    ProgrammeEffects const& e = r.programme(p, 0);
    Measure const* found = find_measure(e, "evaluator_naive_difference");
    Measure const* won = find_measure(e, "effect_on_winners");
    Measure const* lost = find_measure(e, "effect_on_losers");
    Measure const* off = find_measure(e, "evaluator_bias");
    if (found == nullptr || won == nullptr || lost == nullptr || off == nullptr) continue;
    Measure const* low = find_measure(e, "evaluator_naive_difference/tenth_percentile");
    Measure const* high = find_measure(e, "evaluator_naive_difference/ninetieth_percentile");
    bool const is_spread = low != nullptr && high != nullptr;
    has_spread = has_spread || is_spread;
    double const from = is_spread ? low->value : found->value;
    double const to = is_spread ? high->value : found->value;
    rows.push_back({e.variant, found->value, from, to, won->value - lost->value});
    std::vector<HtmlCell> row{{e.variant}, {decimal_figure(found->value), found->value}};
    for (Measure const* m : {low, high})
      row.push_back(m == nullptr ? HtmlCell{"–"} : HtmlCell{decimal_figure(m->value), m->value});
    for (Measure const* m : {won, lost, off}) row.push_back({decimal_figure(m->value), m->value});
    Measure const* significant = find_measure(e, "evaluator_significant_share");
    row.push_back(cell_of(significant, percent_figure));
    if (significant != nullptr) {
      power.push_back(fmt::format("{} of 100 futures of {}",
                                  whole_figure(100.0 * significant->value),
                                  quoted_name(e.variant)));
    }
    table.rows.push_back(std::move(row));
    says += fmt::format(
        " {}: an evaluator finds {} on average{}, the truth is {};", e.variant,
        decimal_figure(found->value),
        is_spread ? fmt::format(" (eight of ten: {})", decimal_range(from, to)) : std::string(),
        decimal_figure(rows.back().truth));
  }
  if (rows.empty())
    return missing_html(
               "winners and losers of a call in at least two futures, which an evaluation "
               "compares.") +
           designs_html(r);
  says.back() = '.';
  std::string const finds =
      has_spread ? "winners' growth less losers' growth: on average, and where eight of ten "
                   "evaluations lie"
                 : "winners' growth less losers' growth, on average (with ten futures also where "
                   "eight of ten evaluations lie)";
  return figure_html(
             {"evaluation", "What would an evaluation find, and what is true?",
              key_html("key-evaluator", finds) + "; " +
                  key_html("key-truth", "the truth: effect on winners less effect on losers") +
                  ". Jobs a firm; each programme on its own scale. An evaluation sees one future "
                  "only.",
              says},
             [&](ChartFrame const& f) { return evaluation_chart(rows, f); }, table) +
         power_html(power) + designs_html(r);
}

}  // namespace clustress
