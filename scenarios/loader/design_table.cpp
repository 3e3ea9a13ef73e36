#include "scenarios/loader/design_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "scenarios/loader/names.hpp"
#include "scenarios/loader/overrides.hpp"
#include "scenarios/loader/table_file.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/outcome.hpp"

namespace clustress::loader {
namespace {

// Of each column the place of what it sets; nothing for labels.
using Columns = std::vector<std::optional<std::size_t>>;

Columns columns_of(std::vector<CsvField> const& header, std::vector<Uncertain> const& uncertain,
                   Report& report) {
  Columns columns(header.size());
  std::vector<std::string> names;
  for (Uncertain const& one : uncertain) names.push_back(one.parameter.path);
  for (std::size_t c = 0; c < header.size(); ++c) {
    std::string const name = column_name(header[c].text);
    if (c == 0 && (name == "label" || name == "id")) continue;
    std::vector<std::string> const path = path_segments(header[c].text);
    auto const found = std::ranges::find(names, path.empty() ? "" : path_text(path));
    if (found == names.end()) {
      report.unknown(header[c].at, "table of points", "column", header[c].text, names);
      continue;
    }
    std::size_t const place = static_cast<std::size_t>(found - names.begin());
    if (std::ranges::find(columns, std::optional(place)) != columns.end())
      report.fault(header[c].at, "this path has a column already. Keep one of the two.");
    columns[c] = place;
  }
  return columns;
}

}  // namespace

DesignTable read_design_table(std::string const& name, Position named_at,
                              std::vector<Uncertain> const& uncertain, Report& report) {
  DesignTable result;
  Allowance allowance;  // beside that of the scenario's other files
  TableFile table(name, named_at, {"point", "model.market.sales_elasticity"}, allowance, report);
  if (!table.is_open()) return result;
  std::size_t const faults_before = report.count();
  Columns const columns = columns_of(table.header(), uncertain, report);
  if (report.count() != faults_before) return result;
  UniqueNames taken("point", UniqueNames::added({"declared"}), report);
  for (std::vector<CsvField> row; table.next(row) && !report.full();) {
    std::vector<double> values(uncertain.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!columns[c]) {
        result.labels.push_back(row[c].text);
        taken.add(row[c].text, row[c].at);
      } else if (!row[c].text.empty()) {
        auto const number = number_in(row[c], table.separator());
        if (number) values[*columns[c]] = *number;
        if (!number) {
          report.fault(row[c].at, fmt::format("\"{}\" is no finite number. Give one, or leave the "
                                              "cell empty for the declared value.",
                                              printable(row[c].text)));
        }
      }
    }
    result.values.insert(result.values.end(), values.begin(), values.end());
    if (result.values.size() / uncertain.size() < most_points) continue;
    report.fault(row.front().at,
                 fmt::format("more than {} points. Split the table.", most_points - 1));
    break;
  }
  return result;
}

}  // namespace clustress::loader
