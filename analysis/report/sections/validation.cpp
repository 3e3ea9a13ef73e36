// analysis/report/sections/validation.cpp — which observed facts the simulated economy of this run
// meets.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

std::string words_of(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

HtmlCell figure_cell(double x) {
  return std::isnan(x) ? HtmlCell{"–"} : HtmlCell{plain_figure(x), x};
}

std::string named(ValidationTable const& v, std::string_view verdict, std::string_view what) {
  std::vector<std::string> names;
  for (ValidatedMoment const& m : v.moments) {
    if (m.verdict == verdict) names.push_back(words_of(m.name) + " (" + m.population + ")");
  }
  return names.empty() ? "" : paragraph_html(fmt::format("{}: {}.", what, joined(names)));
}

}  // namespace

std::string validation_html(Report const& r) {
  if (!r.validation) {
    return missing_html(r.validation_note.empty()
                            ? "how well the simulated economy agrees with statistics; `clustress "
                              "validate` says so."
                            : r.validation_note);
  }
  ValidationTable const& v = *r.validation;
  HtmlTable table{"Moments of the simulated economy beside what is observed",
                  {"Moment", "Whom it counts", "Unit", "Observed", "at least", "at most",
                   "Simulated", "Verdict", "Source"}};
  for (ValidatedMoment const& m : v.moments) {
    table.rows.push_back({{words_of(m.name)},
                          {m.population},
                          {m.unit},
                          figure_cell(m.observed),
                          figure_cell(m.low),
                          figure_cell(m.high),
                          figure_cell(m.simulated),
                          {m.verdict},
                          {m.source}});
  }
  return "<h3>Does the simulated economy look like the observed one?</h3>\n" +
         paragraph_html(fmt::format(
             "{} of {} acceptance bands are met and {} of {} further targets are near, in {} "
             "undisturbed futures without a programme, as `clustress validate` measured them.",
             v.bands_met, v.bands, v.targets_near, v.targets, v.replicates)) +
         named(v, "MISSED", "Bands that are missed") + named(v, "FAR", "Targets that are far") +
         "<details><summary>All moments</summary>\n" + table.html() + "</details>\n";
}

}  // namespace clustress
