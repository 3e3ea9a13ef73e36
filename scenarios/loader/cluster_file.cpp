#include "scenarios/loader/cluster_file.hpp"

#include <fmt/format.h>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/csv.hpp"
#include "scenarios/loader/file_text.hpp"
#include "sim/core/text.hpp"
#include "sim/model/facts.hpp"

namespace clustress::loader {
namespace {

constexpr std::string_view key = "cluster_file";

struct ClusterColumn {
  std::string name;   // empty: the column is left out
  std::string entry;  // of numbers by name: the part behind the dot
  bool is_text = false;
  Position at;
};

std::vector<ClusterColumn> columns_of(std::vector<CsvField> const& header, Report& report) {
  ClusterFacts facts;
  BoundParameters const parameters = bind(facts);
  std::vector<std::string> names{"source"};
  for (BoundParameter const& parameter : parameters) {
    bool const by_name = parameter.info->kind == Kind::named_numbers;
    names.push_back(parameter.info->name + (by_name ? ".NAME" : ""));
  }
  std::vector<ClusterColumn> columns;
  for (CsvField const& field : header) {
    std::size_t const dot = std::min(field.text.find('.'), field.text.size());
    ClusterColumn column{column_name(field.text.substr(0, dot)), field.text.substr(std::min(dot + 1, field.text.size())),
                         false, field.at};
    BoundParameter const* const parameter = find_parameter(parameters, column.name);
    bool const by_name = parameter != nullptr && parameter->info->kind == Kind::named_numbers;
    bool const known = column.name == "source" || parameter != nullptr;
    if (!field.text.empty() && (!known || by_name == column.entry.empty())) {
      report.unknown(field.at, "column", field.text, names);
      column.name.clear();
    }
    column.is_text = column.name == "source" || (parameter != nullptr && parameter->info->kind == Kind::text);
    columns.push_back(std::move(column));
  }
  return columns;
}

Node cluster_of(std::vector<CsvField> const& record, std::vector<ClusterColumn> const& columns, char separator) {
  Node table;
  table.at = record.front().at;
  table.value = Node::Table{};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name.empty() || record[i].text.empty()) continue;
    Node* place = &table.get_or_add(columns[i].name, columns[i].at);
    if (!columns[i].entry.empty()) {
      if (place->as<Node::Table>() == nullptr) place->value = Node::Table{};
      place->at = record[i].at;
      place = &place->get_or_add(columns[i].entry, columns[i].at);
    }
    place->at = record[i].at;
    auto const number = columns[i].is_text ? std::nullopt : number_in(record[i], separator);
    if (number) {
      place->value = *number;
    } else {
      place->value = record[i].text;
    }
  }
  return table;
}

}  // namespace

void add_clusters_of_file(Node& world, std::size_t& values_left, Report& report) {
  auto const* entry = world.find(key);
  if (entry == nullptr) return;
  Position const at = entry->value.at;
  Node const named = entry->value;
  world.erase(key);
  auto const* name = named.as<std::string>();
  if (name == nullptr) return report.fault(at, fmt::format("{} is {}. Write a text in quotes.", key, kind_of(named)));
  auto const path = (report.source(at.file).directory / std::filesystem::path(*name)).lexically_normal();
  FileText const read = read_file_text(path);
  if (!read.fault.empty()) return report.fault(at, fmt::format("\"{}\": {}", printable(path.string(), 300), read.fault));
  std::uint32_t const source = report.add_source({path.string(), path.parent_path()});
  CsvReader csv(read.text, source, report);
  std::vector<CsvField> record;
  if (!csv.next(record)) return report.fault({source, 0, 0}, "no table: the first line names the columns: name, region, …");
  std::vector<ClusterColumn> const columns = columns_of(record, report);
  Node& list = world.get_or_add("cluster", at);
  if (list.as<Node::Array>() == nullptr) {
    if (list.as<Unsupported>() == nullptr) return;  // no list of tables: found where the world is read
    list.at = at;
    list.value = Node::Array{};
  }
  while (csv.next(record)) {
    while (record.size() > columns.size() && record.back().text.empty()) record.pop_back();
    if (record.size() != columns.size()) {
      report.fault(record.front().at, fmt::format("{} fields where the header names {}.", record.size(), columns.size()));
      continue;
    }
    if (record.size() > values_left) {
      return report.fault(record.front().at, "too many values in the files of one scenario. Make it smaller.");
    }
    values_left -= record.size();
    list.as<Node::Array>()->push_back(cluster_of(record, columns, csv.separator()));
  }
}

}  // namespace clustress::loader
