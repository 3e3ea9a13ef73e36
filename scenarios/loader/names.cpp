#include "scenarios/loader/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/text.hpp"

namespace clustress::loader {

void UniqueNames::add(std::string const& name, Node const& table) {
  auto const* entry = table.find("name");
  add(name, entry != nullptr ? entry->value.at : table.at);
}

void UniqueNames::add(std::string const& name, Position at) {
  if (name.empty()) return;
  if (has_controls(name)) {
    report_.fault(at, fmt::format("{} name \"{}\" has control characters. Use plain text.", what_,
                                  printable(name)));
  } else if (!is_visible(name)) {
    report_.fault(at,
                  fmt::format("{} name \"{}\" shows nothing: it is made of blanks. Give one that "
                              "can be read.",
                              what_, name));
  }
  if (auto const reserved = reserved_.find(name); reserved != reserved_.end()) {
    report_.fault(at, fmt::format("{} name \"{}\" is reserved: {}. Choose another.", what_, name,
                                  reserved->second));
  }
  auto const [first, is_new] = seen_.emplace(name, at);
  if (!is_new) {
    report_.fault(
        at, fmt::format(
                "{} name \"{}\" is taken already, in line {} of {}. Give each its own name.", what_,
                printable(name), first->second.line, report_.source(first->second.file).shown));
  }
}

std::vector<Node const*> tables_of(Node const& parent, std::string_view path, std::size_t most,
                                   Report& report) {
  std::string_view const key = path.substr(path.rfind('.') + 1);  // all of it if there is no dot
  auto const* entry = parent.find(key);
  if (entry == nullptr) return {};
  auto const* items = entry->value.as<Node::Array>();
  if (items == nullptr) {
    report.fault(entry->at, fmt::format("{} is {}. Write each one as [[{}]].", key,
                                        kind_of(entry->value), path));
    return {};
  }
  if (items->size() > most) {
    report.fault(entry->at, fmt::format("{} times [[{}]], more than {}. Split the scenario.",
                                        items->size(), path, most));
    return {};
  }
  std::vector<Node const*> tables;
  for (Node const& item : *items) {
    if (item.as<Node::Table>()) {
      tables.push_back(&item);
    } else {
      report.fault(item.at,
                   fmt::format("{} holds {}. Write each one as [[{}]].", key, kind_of(item), path));
    }
  }
  return tables;
}

}  // namespace clustress::loader
