#include "scenarios/loader/toml_text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "scenarios/loader/toml_hint.hpp"

namespace clustress::loader {
namespace {

// Lines of a text, found once.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    begins_.push_back(0);
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
      begins_.push_back(end + 1);
  }

  // From the column on, counted in characters; empty beyond, and in lines longer than any person
  // writes.
  [[nodiscard]] std::string_view from(std::size_t line, std::size_t column) const {
    constexpr std::size_t longest = 2000;
    if (line < 1 || line > begins_.size()) return {};
    std::string_view rest = text_.substr(begins_[line - 1]);
    rest = rest.substr(0, rest.find('\n'));
    if (rest.size() > longest) return {};
    for (std::size_t passed = 1; !rest.empty(); rest.remove_prefix(1)) {
      bool const begins_character = (static_cast<unsigned char>(rest.front()) & 0xC0) != 0x80;
      if (begins_character && passed++ == column) return rest;
    }
    return {};
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

// Whether a text begins with a number such as 8.000 or 12.500: up to three digits, a point, three
// digits of which the last is 0. No program writes numbers so.
bool has_thousands_mark(std::string_view text) {
  auto const is_digit = [&](std::size_t k) {
    return k < text.size() && text[k] >= '0' && text[k] <= '9';
  };
  if (text.starts_with('+')) text.remove_prefix(1);
  std::size_t point = 0;
  while (is_digit(point)) ++point;
  if (point < 1 || point > 3 || text.front() == '0' || point == text.size() || text[point] != '.')
    return false;
  if (!is_digit(point + 1) || !is_digit(point + 2) || !is_digit(point + 3)) return false;
  std::size_t const after = point + 4;
  bool const goes_on =
      is_digit(after) ||
      (after < text.size() && (text[after] == '_' || text[after] == 'e' || text[after] == 'E'));
  return text[point + 3] == '0' && !goes_on;
}

class Converter {
 public:
  Converter(std::string_view text, std::uint32_t file) : lines_(text), file_(file) {}

  [[nodiscard]] Node node(toml::node const& from) {
    Node to;
    to.at = position(from.source());
    if (auto const* number = from.as_integer()) {
      to.value = number->get();
    } else if (auto const* real = from.as_floating_point()) {
      to.value = real->get();
      auto const& begin = from.source().begin;
      to.has_thousands_mark = has_thousands_mark(lines_.from(begin.line, begin.column));
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
  Lines lines_;
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
    Converter converter(text, file);
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
    std::string const line = "value = " + std::string(text);
    toml::table const table = toml::parse(line);
    if (table.size() != 1) return std::nullopt;
    Converter converter(line, at.file);
    Node value = converter.node(*table.get("value"));
    if (converter.nul()) return std::nullopt;
    place_everywhere(value, at);
    return value;
  } catch (toml::parse_error const&) {
    return std::nullopt;
  }
}

}  // namespace clustress::loader
