// scenarios/loader/node.hpp — what a TOML file said, with the place of every key and value;
// independent of the TOML library.
//
// Plain values; merging and reading work on these. Depth is bounded by the text survey, so
// recursion over nodes is safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace clustress::loader {

// A place in one of the Sources (report.hpp); line and column count from 1, line 0 = the file as a
// whole.
struct Position {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Unsupported {};  // dates and times: TOML has them, scenarios do not

struct Node {
  struct Entry;
  using Array = std::vector<Node>;
  using Table = std::vector<Entry>;  // sorted by key, each key once

  Position at;
  // No initialiser: clang would look into Entry here.
  std::variant<Unsupported, bool, std::int64_t, double, std::string, Array, Table> value;
  // of a number written as 8.000 or 12.500, which means 8 thousand to half of Europe
  bool has_thousands_mark = false;
  // of a plain number in a world table that names a source for all
  std::shared_ptr<std::string const> covering_source;

  template <class T>
  [[nodiscard]] T const* as() const {
    return std::get_if<T>(&value);
  }
  template <class T>
  [[nodiscard]] T* as() {
    return std::get_if<T>(&value);
  }
  [[nodiscard]] bool is_number() const { return as<double>() || as<std::int64_t>(); }
  [[nodiscard]] double number() const {
    return as<double>() ? *as<double>() : static_cast<double>(*as<std::int64_t>());
  }

  // Of a table; null for other nodes and missing keys.
  [[nodiscard]] Entry const* find(std::string_view key) const;
  [[nodiscard]] Entry* find(std::string_view key);
  Node& get_or_add(std::string_view key, Position at_key);  // this is a table
  void erase(std::string_view key);
};

struct Node::Entry {
  std::string key;
  Position at;  // of the key
  Node value;
};

// What the node is, for messages: "a text", "a table", …
std::string_view kind_of(Node const& node);

// By what an entry of an array of tables is known in merging and --set: its name, else its kind,
// else its label, else the variant, parameter or moment that it names; empty without any of them.
std::string_view label_of(Node const& node);

// `over` laid on `base`: tables merge key by key; arrays whose entries all have different labels
// merge by label (same label merges, new label appends); anything else, and a fact that gives its
// own value, replaces.
Node merge(Node base, Node over);

}  // namespace clustress::loader
