#include "scenarios/loader/overrides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/text_survey.hpp"
#include "scenarios/loader/toml_text.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

constexpr std::string_view command_line_source = "set on the command line (--set)";
constexpr std::array<std::string_view, 10> lists{
    "variant", "instrument", "stress",  "part",
    "sector",  "region",     "cluster", "research_organisation",
    "point",   "decompose"};

// Where the '=' between path and value stands; npos if there is none outside quotes.
std::size_t equals_sign(std::string_view text) {
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '=') {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// A table changes the keys that it names, as one that extends another does. What is replaced is
// from now on a matter of the override, not of the file.
void set(Node::Entry& entry, Node const& value, std::string_view source_of_value) {
  Node& place = entry.value;
  if (place.as<Node::Table>() && value.as<Node::Table>()) {
    place = merge(std::move(place), value);
    return;
  }
  auto* own_value = place.find("value");
  if (own_value == nullptr || !value.is_number()) {
    place = value;
    entry.at = value.at;
    return;
  }
  // a fact keeps that it is assumed, and its range; its source no longer holds
  own_value->value = value;
  auto const* assumed = place.find("assumed");
  bool const stays_assumed =
      assumed != nullptr && assumed->value.as<bool>() != nullptr && *assumed->value.as<bool>();
  if (!stays_assumed) {
    Node& source = place.get_or_add("source", value.at);
    source.at = value.at;
    source.value = std::string(source_of_value);
  }
}

Node* step(Node& list, std::string const& what, std::string const& segment, Position at,
           Report& report) {
  auto& entries = *list.as<Node::Array>();
  std::vector<std::string> labels;
  for (Node& entry : entries) {
    std::string_view const label = label_of(entry);
    if (label == segment) return &entry;
    if (!label.empty()) labels.emplace_back(label);
  }
  std::size_t number = 0;
  auto const [end, error] =
      std::from_chars(segment.data(), segment.data() + segment.size(), number);
  if (error == std::errc() && end == segment.data() + segment.size() && number >= 1 &&
      number <= entries.size()) {
    return &entries[number - 1];
  }
  report.unknown(at, "", printable(what), segment, labels);
  return nullptr;
}

}  // namespace

std::vector<std::string> path_segments(std::string_view path) {
  std::vector<std::string> found;
  while (true) {
    std::size_t end = 0;
    if (!path.empty() && (path.front() == '"' || path.front() == '\'')) {
      end = path.find(path.front(), 1);
      if (end == std::string_view::npos) return {};
      found.emplace_back(path.substr(1, end - 1));
      ++end;
    } else {
      end = std::min(path.find('.'), path.size());
      found.emplace_back(path.substr(0, end));
    }
    if (found.back().empty() || found.size() > most_depth) return {};
    if (end == path.size()) return found;
    if (path[end] != '.') return {};
    path.remove_prefix(end + 1);
  }
}

bool is_whole_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789_") == std::string_view::npos;
}

std::optional<Node> read_value(std::string_view text, Position at) {
  if (survey(text, most_values).fault) return std::nullopt;
  if (auto value = parse_value(text, at)) return value;
  if (text.empty() || is_whole_number(text) ||
      std::string_view("\"'[{").find(text.front()) != std::string_view::npos)
    return std::nullopt;
  Node word;
  word.at = at;
  word.value = std::string(text);
  return word;
}

void place(Node& root, Override const& override, std::string_view source, Report& report) {
  Position const at = override.value.at;
  Node* node = &root;
  for (std::size_t k = 0; k < override.path.size(); ++k) {
    std::string const& segment = override.path[k];
    bool const last = k + 1 == override.path.size();
    if (node->as<Node::Array>() && !last) {
      node = step(*node, override.path[k - 1], segment, at, report);
      if (node == nullptr) return;
    } else if (node->as<Node::Table>()) {
      bool const is_new = node->find(segment) == nullptr;
      if (is_new && !last && k == 0 && segment == "world")
        return;  // could not be read: that is reported
      bool const is_list = std::find(lists.begin(), lists.end(), segment) != lists.end();
      if (is_new && is_list && !last) {
        report.fault(
            at, fmt::format(
                    "the scenario has no [[{}]] to change. A path leads to an entry, it adds none.",
                    printable(segment)));
        return;
      }
      Node& child = node->get_or_add(segment, at);
      if (last && is_list && child.as<Node::Array>() && !override.value.as<Node::Array>()) {
        report.fault(at, fmt::format("{0} is a list of tables. Give the path of a single key, such "
                                     "as {0}.NAME.KEY=VALUE.",
                                     segment));
        return;
      }
      if (last) return set(*node->find(segment), override.value, source);
      if (is_new) {
        child.at = at;
        child.value = Node::Table{};
      }
      node = &child;
    } else {
      report.fault(
          at, fmt::format("\"{}\" is {} and has no \"{}\" to set. Give the path of a single key.",
                          printable(k == 0 ? "" : override.path[k - 1]), kind_of(*node),
                          printable(segment)));
      return;
    }
  }
}

Overrides::Overrides(std::vector<std::string> const& texts, Report& report) : report_(report) {
  for (std::string const& text : texts) {
    Position const at{report.add_source({fmt::format("--set {}", printable(text, 200)), {}}), 0, 0};
    std::size_t const equals = equals_sign(text);
    auto path =
        path_segments(trimmed(std::string_view(text).substr(0, std::min(equals, text.size()))));
    if (equals == std::string::npos || path.empty()) {
      report.fault(
          at,
          "needs path.to.key=value; names with dots or blanks stand in quotes within the path.");
      continue;
    }
    auto value = read_value(trimmed(std::string_view(text).substr(equals + 1)), at);
    if (!value && is_whole_number(trimmed(std::string_view(text).substr(equals + 1)))) {
      report.fault(at, "the number is too large: whole numbers go up to 9223372036854775807.");
      continue;
    }
    if (!value) {
      report.fault(at,
                   "the value is not valid TOML. Lists look like [1, 2], texts with blanks are "
                   "best quoted.");
      continue;
    }
    cover_numbers(*value, command_line_source);
    overrides_.push_back({std::move(path), std::move(*value)});
  }
}

void Overrides::apply_world_path(Node& root) const {
  for (Override const& override : overrides_) {
    if (override.path == std::vector<std::string>{"world"})
      root.get_or_add("world", override.value.at) = override.value;
  }
}

void Overrides::apply(Node& root) const {
  for (Override const& override : overrides_) {
    if (override.path != std::vector<std::string>{"world"})
      place(root, override, command_line_source, report_);
  }
}

}  // namespace clustress::loader
