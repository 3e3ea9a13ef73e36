// analysis/report/charts/charts.hpp — the charts of the report, each drawn for one width.
//
// A chart takes plain rows and gives one SVG; what it is asked, how it is read and the table behind
// it stand in the section that shows it. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/report/svg.hpp"
#include "sim/core/quarter_span.hpp"

namespace clustress {

struct ChartFrame {
  double width = wide;
  std::string_view title;      // names it
  std::string_view described;  // id of what describes it

  [[nodiscard]] std::string_view css_class() const { return width < wide ? "narrow" : "wide"; }
};

// Dots with ranges, one row each, on a common scale; ticks for the stresses, a strip for the
// references.
struct DotRow {
  std::string name;
  double value = 0.0, low = 0.0, high = 0.0;  // NaN: no dot, no range
  std::vector<double> ticks;
  std::string label;  // at the end of the mark
  bool is_reference = false;
  std::size_t row = 0;                   // of the table behind
  std::vector<std::size_t> tick_rows{};  // of each tick
};
std::string dots_chart(std::vector<DotRow> const& rows, std::string_view unit, ChartFrame const& f);

// Paths with two bands, a panel each, on a common scale.
struct PathPanel {
  std::string name;
  std::vector<double> mean, low, high, lowest, highest;
  std::vector<double> dashed;  // empty = none
  std::size_t paid_until = 0;  // quarter; shaded
  std::string label;           // at the end of the path
  std::size_t row = 0;         // of its first year in the table behind, which has all years
  std::optional<QuarterSpan> crisis{};  // quarters in which the stress acts; shaded
};
// `year`: of quarter 0.
std::string paths_chart(std::vector<PathPanel> const& panels, int year, ChartFrame const& f);

// A curve with its range over places of its own, a panel each, on a common scale.
struct CurvePanel {
  std::string name;
  std::vector<double> at;                // ascending from 0
  std::vector<double> value, low, high;  // by place; no range where these are empty
  std::string label;                     // at the end of the curve
  std::size_t row = 0;  // of its first place in the table behind, which has all places
};
std::string curves_chart(std::vector<CurvePanel> const& panels, ChartFrame const& f);

// Bars that add up to the last one, a block each, on a common scale.
struct WaterfallBlock {
  std::string name;
  std::vector<std::string> parts;
  std::vector<long long> jobs;  // one a part, and the whole at the end
  std::size_t row = 0;          // of its first part in the table behind, which has all parts
};
std::string waterfall_chart(std::vector<WaterfallBlock> const& blocks, ChartFrame const& f);

// Shares of a hundred, a bar each.
struct ShareBar {
  std::string name;
  std::vector<double> shares;  // add up to 1; bars have the order of the table behind
};
std::string shares_chart(std::vector<ShareBar> const& bars, ChartFrame const& f);

// What an evaluator finds and the truth; each row on a scale of its own with its ends written.
struct EvaluationRow {
  std::string name;
  double found = 0.0, low = 0.0, high = 0.0, truth = 0.0;
};
std::string evaluation_chart(std::vector<EvaluationRow> const& rows, ChartFrame const& f);

}  // namespace clustress
