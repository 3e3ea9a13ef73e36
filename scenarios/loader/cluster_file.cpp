#include "scenarios/loader/cluster_file.hpp"

#include <fmt/format.h>

#include <set>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/table_file.hpp"
#include "sim/core/text.hpp"
#include "sim/world/facts.hpp"

namespace clustress::loader {
namespace {

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
  std::set<std::pair<std::string, std::string>> seen;
  for (CsvField const& field : header) {
    std::size_t const dot = std::min(field.text.find('.'), field.text.size());
    ClusterColumn column{column_name(field.text.substr(0, dot)),
                         field.text.substr(std::min(dot + 1, field.text.size())), false, field.at};
    BoundParameter const* const parameter = find_parameter(parameters, column.name);
    bool const by_name = parameter != nullptr && parameter->info->kind == Kind::named_numbers;
    bool const known = column.name == "source" || parameter != nullptr;
    if (!field.text.empty() && (!known || by_name == column.entry.empty())) {
      report.unknown(field.at, "", "column", field.text, names);
      column.name.clear();
    } else if (!field.text.empty() && !seen.emplace(column.name, column.entry).second) {
      report.fault(field.at,
                   fmt::format("a second column \"{}\". Keep one of them.", printable(field.text)));
      column.name.clear();
    }
    column.is_text =
        column.name == "source" || (parameter != nullptr && parameter->info->kind == Kind::text);
    columns.push_back(std::move(column));
  }
  return columns;
}

Node cluster_of(std::vector<CsvField> const& record, std::vector<ClusterColumn> const& columns,
                char separator) {
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

void add_clusters_of_file(Node& world, Allowance& allowance, Report& report) {
  auto const* entry = world.find(cluster_file_key);
  if (entry == nullptr) return;
  Position const at = entry->value.at;
  auto const* text = text_at(world, world_keys(), cluster_file_key, report);
  std::optional<std::string> const name = text != nullptr ? std::optional(*text) : std::nullopt;
  world.erase(cluster_file_key);
  if (!name) return;
  TableFile file(*name, at, {"cluster", "name, region"}, allowance, report);
  if (!file.is_open()) return;
  std::vector<ClusterColumn> const columns = columns_of(file.header(), report);
  Node& list = world.get_or_add("cluster", at);
  if (list.as<Node::Array>() == nullptr) {
    // no list of tables: found where the world is read
    if (list.as<Unsupported>() == nullptr) return;
    list.at = at;
    list.value = Node::Array{};
  }
  std::vector<CsvField> record;
  while (file.next(record)) {
    if (record.size() > allowance.values) {
      return report.fault(record.front().at,
                          "too many values in the files of one scenario. Make it smaller.");
    }
    allowance.values -= record.size();
    list.as<Node::Array>()->push_back(cluster_of(record, columns, file.separator()));
  }
}

}  // namespace clustress::loader
