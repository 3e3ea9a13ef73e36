#include "scenarios/loader/asked_points.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/document.hpp"
#include "scenarios/loader/finish.hpp"
#include "scenarios/loader/point_columns.hpp"
#include "scenarios/loader/point_scenarios.hpp"
#include "scenarios/loader/scenario_reader.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

using namespace loader;

namespace {

constexpr std::size_t longest_id = 60;

Node read_tree(std::string const& path, std::vector<std::string> const& overrides, Report& report,
               Diagnostics const& diagnostics) {
  auto root = read_document(path, overrides, report);
  if (!root) diagnostics.throw_if_any();
  return std::move(*root);
}

std::string text_of(Diagnostics const& diagnostics) {
  std::vector<std::string> faults;
  for (Diagnostic const& fault : diagnostics.items()) faults.push_back(to_string(fault));
  return fmt::format("{}", fmt::join(faults, " "));
}

}  // namespace

struct AskedPoints::Impl {
  std::vector<loader::Source> sources;
  Diagnostics diagnostics;
  Report report;
  Node root;
  Draft draft;
  std::uint32_t table;
  std::optional<PointScenarios> scenarios;
  Scenario declared;
  char separator = ',';
  std::size_t columns = 0;
  std::vector<std::size_t> column_of;  // by parameter
  std::vector<Lever> levers;           // by parameter
  std::vector<PointPath> parameters;

  Impl(std::string const& path, std::vector<std::string> const& overrides,
       std::string const& shown_table)
      : report(sources, diagnostics),
        root(read_tree(path, overrides, report, diagnostics)),
        draft(read_scenario(root, nullptr, report)),
        table(report.add_source({shown_table, {}})) {
    diagnostics.throw_if_any();
    scenarios.emplace(root, draft.scenario, report);
    declared = finished(scenarios->draft_of({}, report));
    declared.points.options.luck = draft.scenario.points.options.luck;
  }

  // Calls f(report) with a list of faults of its own, and gives these.
  template <class F>
  std::string faults_of(F&& f) const {
    std::vector<loader::Source> own_sources = sources;
    Diagnostics own;
    Report own_report(own_sources, own);
    f(own_report);
    return text_of(own);
  }

  void set_columns(std::vector<CsvField> const& header) {
    columns = header.size();
    auto found = levers_of_columns(header, draft, report);
    for (std::size_t i = 1; i < header.size(); ++i) {
      if (header[i].text.empty())
        report.fault(header[i].at, "a column without a name. Name its path, or take it out.");
      if (!found[i]) continue;
      parameters.push_back({path_text(found[i]->path), std::string(symbol(found[i]->info.unit))});
      levers.push_back(std::move(*found[i]));
      column_of.push_back(i);
    }
  }

  // Empty if the line says nothing, or its form is wrong.
  std::vector<CsvField> fields_of(TableLine line, CsvReader& reader, Report& to) const {
    std::size_t const before = to.count();
    if (line.text.find_first_of("\r\n") != std::string_view::npos) {
      to.fault({table, line.number, 0},
               "a carriage return within a line. Save the table with line ends LF or CRLF.");
    }
    std::vector<CsvField> fields;
    return reader.next(fields) && to.count() == before ? fields : std::vector<CsvField>{};
  }

  AskedPoint row(std::vector<CsvField> const& fields, Report& to) const {
    AskedPoint point;
    CsvField const& name = fields.front();
    point.id = name.text;
    if (point.id.empty())
      to.fault(name.at, "a point without an id. Name each in the first column.");
    if (point.id.size() > longest_id || has_controls(point.id)) {
      to.fault(name.at, fmt::format("an id of more than {} characters, or with characters that do "
                                    "not show. Give a shorter, plain one.",
                                    longest_id));
    }
    for (std::size_t i = columns; i < fields.size(); ++i) {
      if (fields[i].text.empty()) continue;
      to.fault(fields[i].at, fmt::format("a value beyond the {} columns of the header.", columns));
      break;
    }
    std::string const context = fmt::format("point \"{}\"", printable(point.id));
    if (fields.size() < columns) {
      to.fault(name.at, fmt::format("{}: {} fields where the header names {}.", context,
                                    fields.size(), columns));
    }
    for (std::size_t k = 0; k < levers.size(); ++k) {
      point.values.emplace_back();
      if (column_of[k] >= fields.size()) continue;
      CsvField const& field = fields[column_of[k]];
      if (!field.text.empty()) point.values.back() = value_text(levers[k], field, context, to);
    }
    return point;
  }
  std::string value_text(Lever const& lever, CsvField const& field, std::string const& context,
                         Report& to) const {
    auto const node = value_in(field, separator, context, to);
    if (!node) return field.text;
    auto const value = value_of(lever.info, *node, context, to);
    return value ? to_toml(*value) : field.text;
  }
};

AskedPoints::AskedPoints(std::string const& path, std::vector<std::string> const& overrides,
                         std::string const& table)
    : impl_(std::make_unique<Impl>(path, overrides, table)) {}
AskedPoints::~AskedPoints() = default;
AskedPoints::AskedPoints(AskedPoints&&) noexcept = default;

Scenario const& AskedPoints::declared() const {
  return impl_->declared;
}

std::vector<PointPath> const& AskedPoints::parameters() const {
  return impl_->parameters;
}

std::vector<double> AskedPoints::declared_values() const {
  std::vector<double> values;
  for (Lever const& lever : impl_->levers) values.push_back(lever.value);
  return values;
}

void AskedPoints::read_header(TableLine line) {
  CsvReader reader(line.text, {impl_->table, line.number, 0}, {}, impl_->report);
  impl_->separator = reader.separator();
  std::vector<CsvField> const header = impl_->fields_of(line, reader, impl_->report);
  impl_->diagnostics.throw_if_any();
  if (header.empty() || column_name(header.front().text) != "id") {
    impl_->report.fault({impl_->table, line.number, 1},
                        "the first column must be id, then come paths as after --set, such as "
                        "model.market.sales_elasticity.");
  } else {
    impl_->set_columns(header);
  }
  impl_->diagnostics.throw_if_any();
}

void AskedPoints::name_parameters(std::vector<std::string> const& paths) {
  std::vector<CsvField> header{{"id", {impl_->table, 0, 0}}};
  for (std::string const& path : paths) header.push_back({path, {impl_->table, 0, 0}});
  impl_->set_columns(header);
  impl_->diagnostics.throw_if_any();
}

AskedPoint AskedPoints::read_row(TableLine line) const {
  AskedPoint point;
  std::string const fault = impl_->faults_of([&](Report& report) {
    CsvReader reader(line.text, {impl_->table, line.number, 0}, impl_->separator, report);
    auto const fields = impl_->fields_of(line, reader, report);
    if (!fields.empty()) point = impl_->row(fields, report);
  });
  point.fault = fault;
  return point;
}

AskedPoint AskedPoints::point(std::string id, std::span<double const> values) const {
  CLUSTRESS_REQUIRE(values.size() == impl_->levers.size(), "a point has a value a parameter");
  std::vector<CsvField> fields(impl_->columns);
  fields.front().text = std::move(id);
  for (std::size_t k = 0; k < values.size(); ++k)
    fields[impl_->column_of[k]].text = fmt::format("{}", values[k]);
  for (std::size_t i = 0; i < fields.size(); ++i)
    fields[i].at = {impl_->table, 0, static_cast<std::uint32_t>(i + 1)};
  AskedPoint point;
  std::string const fault =
      impl_->faults_of([&](Report& report) { point = impl_->row(fields, report); });
  point.fault = fault;
  return point;
}

std::optional<Scenario> AskedPoints::scenario_of(AskedPoint const& point,
                                                 std::string& fault) const {
  std::optional<Scenario> scenario;
  fault = impl_->faults_of([&](Report& report) {
    std::vector<Override> overrides;
    for (std::size_t k = 0; k < point.values.size(); ++k) {
      if (point.values[k].empty()) continue;
      auto value = read_value(point.values[k], {impl_->table, 0, 0});
      overrides.push_back({impl_->levers[k].path, std::move(*value)});
    }
    std::size_t const before = report.count();
    Draft draft = impl_->scenarios->draft_of(overrides, report);
    if (report.count() == before) scenario = finished(std::move(draft));
  });
  return scenario;
}

}  // namespace clustress
