#include "scenarios/loader/point_columns.hpp"

#include <fmt/format.h>

#include "scenarios/loader/overrides.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {

std::string no_path(std::string_view key) {
  return fmt::format(
      "\"{}\" is no path, such as model.market.sales_elasticity. Names with dots or blanks stand "
      "in quotes within it.",
      printable(key, 200));
}

std::vector<std::optional<Lever>> levers_of_columns(std::vector<CsvField> const& header,
                                                    Draft& draft, Report& report) {
  std::vector<std::optional<Lever>> levers(header.size());
  for (std::size_t i = 1; i < header.size(); ++i) {
    if (header[i].text.empty()) continue;
    std::vector<std::string> const path = path_segments(header[i].text);
    if (path.empty()) {
      report.fault(header[i].at, no_path(header[i].text));
      continue;
    }
    auto lever = find_lever(draft, path, header[i].at, report);
    if (!lever) continue;
    std::size_t before = 1;
    while (before < i && !(levers[before] && levers[before]->path == lever->path)) ++before;
    if (before < i) {
      report.fault(header[i].at,
                   fmt::format("column {} sets this already. Keep one of the two.", before + 1));
    } else {
      levers[i] = std::move(lever);
    }
  }
  return levers;
}

std::optional<Node> value_in(CsvField const& field, char separator, std::string const& context,
                             Report& report) {
  std::optional<Node> value = read_value(field.text, field.at);
  if (auto const number = number_in(field, separator); number && !(value && value->is_number())) {
    value = Node{};  // with a decimal comma
    value->at = field.at;
    value->value = *number;
  }
  if (!value) report.fault(field.at, context + ": no value of TOML. Give a number or a word.");
  return value;
}

}  // namespace clustress::loader
