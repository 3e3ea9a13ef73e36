// analysis/report/sections/severity.cpp — what each programme brings as one kind of stress grows
// worse: a curve a programme, a figure a kind.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

struct Ladder {
  std::string kind;
  std::vector<CurvePanel> curves;
  HtmlTable table;

  [[nodiscard]] std::string words() const {
    std::string text = kind;
    std::ranges::replace(text, '_', ' ');
    return text;
  }
};

// "severity/<kind>/<severity>": a point of a curve; other measures are slopes and differences.
void add_point(std::vector<Ladder>& ladders, std::string const& programme, Measure const& m) {
  constexpr std::string_view before = "severity/";
  if (!m.name.starts_with(before)) return;
  std::string const rest = m.name.substr(before.size());
  std::size_t const slash = rest.find('/');
  std::string const kind = rest.substr(0, slash), severity = rest.substr(slash + 1);
  char* end = nullptr;
  double const at = std::strtod(severity.c_str(), &end);
  if (end == severity.c_str() || *end != '\0') return;
  auto ladder = std::ranges::find(ladders, kind, &Ladder::kind);
  if (ladder == ladders.end()) {
    ladder = ladders.insert(ladders.end(), {kind, {}, {}});
    ladder->table = {
        fmt::format("Job-years of each programme as a {} grows worse", ladder->words()),
        {"Programme", "Severity", "Job-years", "from", "to"}};
  }
  if (ladder->curves.empty() || ladder->curves.back().name != programme) {
    CurvePanel& begun = ladder->curves.emplace_back();
    begun.name = programme;
    begun.row = ladder->table.rows.size();
  }
  CurvePanel& curve = ladder->curves.back();
  curve.at.push_back(at);
  curve.value.push_back(m.value);
  // Where all worlds agree there is no range, and the band has no width.
  curve.low.push_back(std::isfinite(m.low) ? m.low : m.value);
  curve.high.push_back(std::isfinite(m.high) ? m.high : m.value);
  curve.label = decimal_figure(m.value);
  std::vector<HtmlCell> row{{programme}, {severity}};
  add_range(row, decimal_figure(m.value), m.value, decimal_figure(m.low), m.low,
            decimal_figure(m.high), m.high);
  ladder->table.rows.push_back(std::move(row));
}

std::string says_of(Ladder const& ladder) {
  std::string says = fmt::format("Job-years by severity of a {}:", ladder.words());
  for (CurvePanel const& curve : ladder.curves) {
    std::vector<std::string> points;
    for (std::size_t k = 0; k < curve.at.size(); ++k)
      points.push_back(fmt::format("{} at {:g}", decimal_figure(curve.value[k]), curve.at[k]));
    says += fmt::format(" {} {};", curve.name, fmt::join(points, ", "));
  }
  says.back() = '.';
  return says;
}

std::string figure_of(Ladder& ladder, std::size_t number) {
  bool has_range = false;
  for (CurvePanel& curve : ladder.curves) {
    if (curve.low == curve.value && curve.high == curve.value) {
      curve.low.clear();
      curve.high.clear();
    }
    has_range = has_range || !curve.low.empty();
  }
  std::string reading = key_html("key-mean", "discounted net job-years, the mean of all futures");
  if (has_range) reading += "; " + key_html("key-band-mean", "its range of luck");
  reading += "; from left to right the severity, 0: undisturbed.";
  return figure_html(
      {fmt::format("severity-{}", number),
       fmt::format("How many job-years does it bring as a {} grows worse?", ladder.words()),
       reading, says_of(ladder)},
      [&](ChartFrame const& f) { return curves_chart(ladder.curves, f); }, ladder.table);
}

}  // namespace

std::string severity_html(Report const& r) {
  std::vector<Ladder> ladders;
  for (WiderEffects const& w : r.effects.wider) {
    for (Measure const& m : measures_of(w)) add_point(ladders, w.variant, m);
  }
  std::string out;
  for (std::size_t k = 0; k < ladders.size(); ++k) out += figure_of(ladders[k], k);
  return out;
}

}  // namespace clustress
