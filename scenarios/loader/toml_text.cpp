#include "scenarios/loader/toml_text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "scenarios/loader/toml_hint.hpp"

namespace clustress::loader {
namespace {

class Converter {
 public:
  explicit Converter(std::uint32_t file) : file_(file) {}

  [[nodiscard]] Node node(toml::node const& from) {
    Node to;
    to.at = position(from.source());
    if (auto const* number = from.as_integer()) {
      to.value = number->get();
    } else if (auto const* real = from.as_floating_point()) {
      to.value = real->get();
    } else if (auto const* truth = from.as_boolean()) {
      to.value = truth->get();
    } else if (auto const* text = from.as_string()) {
      to.value = text->get();
      note_nul(text->get(), to.at);
    } else if (auto const* array = from.as_array()) {
      Node::Array items;
      items.reserve(array->size());
      for (auto const& item : *array) items.push_back(node(item));
      to.value = std::move(items);
    } else if (auto const* table = from.as_table()) {
      Node::Table entries;  // toml++ keeps its keys sorted
      entries.reserve(table->size());
      for (auto const& [key, value] : *table) {
        note_nul(key.str(), position(key.source()));
        entries.push_back({std::string(key.str()), position(key.source()), node(value)});
      }
      to.value = std::move(entries);
    }
    return to;
  }

  // Where a text has a U+0000 written as an escape: C libraries would cut it there.
  [[nodiscard]] std::optional<Position> nul() const { return nul_; }

 private:
  void note_nul(std::string_view text, Position at) {
    if (!nul_ && text.find('\0') != std::string_view::npos) nul_ = at;
  }
  [[nodiscard]] Position position(toml::source_region const& region) const {
    return {file_, region.begin.line, region.begin.column};
  }
  std::uint32_t file_;
  std::optional<Position> nul_;
};

void place_everywhere(Node& node, Position at) {
  node.at = at;
  if (auto* items = node.as<Node::Array>()) {
    for (Node& item : *items) place_everywhere(item, at);
  }
  if (auto* entries = node.as<Node::Table>()) {
    for (auto& entry : *entries) {
      entry.at = at;
      place_everywhere(entry.value, at);
    }
  }
}

}  // namespace

std::optional<Node> parse_toml(std::string_view text, std::uint32_t file, Report& report) {
  try {
    Converter converter(file);
    Node root = converter.node(toml::parse(text, std::string_view()));
    if (!converter.nul()) return root;
    report.fault(*converter.nul(), "a text holds the character U+0000. Leave it out.");
  } catch (toml::parse_error const& error) {
    auto const at = error.source().begin;
    report.fault(
        {file, at.line, at.column},
        fmt::format("not valid TOML: {}. {}Correct this place first; the rest of the file "
                    "was not read.",
                    error.description(), toml_hint(line_of(text, at.line), error.description())));
  }
  return std::nullopt;
}

std::optional<Node> parse_value(std::string_view text, Position at) {
  try {
    toml::table const table = toml::parse("value = " + std::string(text));
    if (table.size() != 1) return std::nullopt;
    Converter converter(at.file);
    Node value = converter.node(*table.get("value"));
    if (converter.nul()) return std::nullopt;
    place_everywhere(value, at);
    return value;
  } catch (toml::parse_error const&) {
    return std::nullopt;
  }
}

}  // namespace clustress::loader
