#include "scenarios/loader/node.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clustress::loader {
namespace {

bool key_before(Node::Entry const& entry, std::string_view key) {
  return entry.key < key;
}

using LabelRows = std::unordered_map<std::string, std::size_t>;

// Row of each label; false if one is missing or stands twice.
bool index_labels(Node::Array const& array, LabelRows& rows) {
  for (std::size_t i = 0; i < array.size(); ++i) {
    std::string_view const label = label_of(array[i]);
    if (label.empty() || !rows.emplace(label, i).second) return false;
  }
  return true;
}

Node merge_tables(Node base, Node over) {
  auto& below = *base.as<Node::Table>();
  auto& above = *over.as<Node::Table>();
  Node::Table merged;
  merged.reserve(below.size() + above.size());
  auto b = below.begin();
  for (auto& entry : above) {
    while (b != below.end() && b->key < entry.key) merged.push_back(std::move(*b++));
    if (b != below.end() && b->key == entry.key) {
      entry.value = merge(std::move(b->value), std::move(entry.value));
      ++b;
    }
    merged.push_back(std::move(entry));
  }
  std::move(b, below.end(), std::back_inserter(merged));
  over.value = std::move(merged);
  return over;
}

Node merge_by_label(Node base, Node over, LabelRows const& rows) {
  auto& below = *base.as<Node::Array>();
  for (Node& entry : *over.as<Node::Array>()) {
    auto const row = rows.find(std::string(label_of(entry)));
    if (row == rows.end()) {
      below.push_back(std::move(entry));
    } else {
      below[row->second] = merge(std::move(below[row->second]), std::move(entry));
    }
  }
  base.at = over.at;
  return base;
}

}  // namespace

Node::Entry const* Node::find(std::string_view key) const {
  auto const* table = as<Table>();
  if (table == nullptr) return nullptr;
  auto const found = std::lower_bound(table->begin(), table->end(), key, key_before);
  return found != table->end() && found->key == key ? &*found : nullptr;
}

Node::Entry* Node::find(std::string_view key) {
  return const_cast<Entry*>(std::as_const(*this).find(key));
}

Node& Node::get_or_add(std::string_view key, Position at_key) {
  auto& table = *as<Table>();
  auto found = std::lower_bound(table.begin(), table.end(), key, key_before);
  if (found == table.end() || found->key != key)
    found = table.insert(found, Entry{std::string(key), at_key, {}});
  return found->value;
}

void Node::erase(std::string_view key) {
  if (auto* table = as<Table>())
    std::erase_if(*table, [key](Entry const& entry) { return entry.key == key; });
}

std::string_view kind_of(Node const& node) {
  struct {
    std::string_view operator()(Unsupported) const { return "a date or time"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(std::int64_t) const { return "an integer"; }
    std::string_view operator()(double) const { return "a number"; }
    std::string_view operator()(std::string const&) const { return "a text"; }
    std::string_view operator()(Node::Array const&) const { return "a list"; }
    std::string_view operator()(Node::Table const&) const { return "a table"; }
  } constexpr name;
  return std::visit(name, node.value);
}

std::string_view label_of(Node const& node) {
  for (std::string_view const key : {"name", "kind", "label", "variant", "parameter", "moment"}) {
    auto const* entry = node.find(key);
    auto const* text = entry != nullptr ? entry->value.as<std::string>() : nullptr;
    if (text != nullptr && !text->empty()) return *text;
  }
  return {};
}

Node merge(Node base, Node over) {
  if (base.as<Node::Table>() && over.as<Node::Table>() && over.find("value") == nullptr) {
    return merge_tables(std::move(base), std::move(over));
  }
  LabelRows rows, over_rows;
  if (base.as<Node::Array>() && over.as<Node::Array>() &&
      index_labels(*base.as<Node::Array>(), rows) &&
      index_labels(*over.as<Node::Array>(), over_rows)) {
    return merge_by_label(std::move(base), std::move(over), rows);
  }
  return over;
}

}  // namespace clustress::loader
