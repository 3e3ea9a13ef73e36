#include "scenarios/loader/fact.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

constexpr std::size_t longest_source = 1000;

using SourceText = std::shared_ptr<std::string const>;

SourceText take_source(Node& table, SourceText outer) {
  auto const* entry = table.find("source");
  auto const* text = entry != nullptr ? entry->value.as<std::string>() : nullptr;
  // stays, and the reader reports it
  if (text == nullptr || text->empty() || text->size() > longest_source) return outer;
  auto source = std::make_shared<std::string const>(*text);
  table.erase("source");
  return source;
}

void cover(Node& table, SourceText const& outer) {
  SourceText const source = take_source(table, outer);
  for (auto& [key, at, value] : *table.as<Node::Table>()) {
    if (value.is_number()) value.covering_source = source;
    if (value.as<Node::Table>() && value.find("value") == nullptr) cover(value, source);
  }
}

// Reads the keys of one { value = … } table.
class FactTable {
 public:
  FactTable(Node const& node, std::string const& path, Report& report)
      : node_(node), path_(path), report_(report) {}

  std::optional<FactNote> read() {
    FactNote note;
    note.path = path_;
    for (auto const& [key, at, value] : *node_.as<Node::Table>()) {
      if (key == "value") {
        if (!value.is_number()) {
          fault(value.at, fmt::format("value is {}, not a number", kind_of(value)));
        } else {
          note.value = value.number();
        }
      } else if (key == "source") {
        read_source(value, note);
      } else if (key == "assumed") {
        if (value.as<bool>() == nullptr)
          fault(value.at, fmt::format("assumed is {}, not true or false", kind_of(value)));
        note.assumed = value.as<bool>() != nullptr && *value.as<bool>();
      } else if (key == "range") {
        read_range(value, note);
      } else {
        report_.unknown(at, path_, "key", key, {"value", "source", "assumed", "range"});
        failed_ = true;
      }
    }
    if (!failed_) check(note);
    return failed_ ? std::nullopt : std::optional(note);
  }

 private:
  void read_source(Node const& value, FactNote& note) {
    auto const* text = value.as<std::string>();
    if (text == nullptr || text->empty() || text->size() > longest_source) {
      fault(value.at, fmt::format("source must be a text of 1 to {} characters", longest_source));
    } else {
      note.source = *text;
    }
  }
  void read_range(Node const& value, FactNote& note) {
    auto const* pair = value.as<Node::Array>();
    if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_number() ||
        !(*pair)[1].is_number() || std::isnan((*pair)[0].number()) ||
        std::isnan((*pair)[1].number())) {
      return fault(value.at, "range must be a list of two numbers, [lowest, highest]");
    }
    double const low = (*pair)[0].number(), high = (*pair)[1].number();
    if (low > high) {
      return fault(value.at, fmt::format("range = [{0}, {1}] has its highest number first. Write "
                                         "[{1}, {0}]",
                                         low, high));
    }
    note.range = {low, high};
    has_range_ = true;
  }
  void check(FactNote const& note) {
    if (node_.find("value") == nullptr)
      return fault(node_.at, "no value. Write { value = …, source = \"…\" }");
    if (note.assumed && !has_range_)
      return fault(node_.at, "assumed without a range. Add range = [lowest, highest]");
    if (!note.assumed && has_range_)
      return fault(node_.at, "a range without assumed = true. Add it, or leave the range out");
    if (!note.assumed && note.source.empty()) {
      return fault(node_.at,
                   "neither source nor assumed. Add source = \"…\", or assumed = true and range = "
                   "[lowest, highest]");
    }
    if (note.assumed && !note.range.contains(note.value)) {
      fault(node_.find("value")->value.at,
            fmt::format("value = {} is outside its own range [{}, {}]. Correct one of them",
                        note.value, note.range.low, note.range.high));
    }
  }
  void fault(Position at, std::string const& message) {
    report_.fault(at, fmt::format("{}: {}.", path_, message));
    failed_ = true;
  }

  Node const& node_;
  std::string const& path_;
  Report& report_;
  bool has_range_ = false;
  bool failed_ = false;
};

}  // namespace

void cover_plain_numbers(Node& world) {
  for (std::string_view const list : {"sector", "region", "cluster"}) {
    auto* entry = world.find(list);
    auto* tables = entry != nullptr ? entry->value.as<Node::Array>() : nullptr;
    if (tables == nullptr) continue;
    for (Node& table : *tables) {
      if (table.as<Node::Table>()) cover(table, nullptr);
    }
  }
}

void cover_numbers(Node& node, std::string_view source) {
  auto const text = std::make_shared<std::string const>(source);
  if (node.is_number()) node.covering_source = text;
  if (node.as<Node::Table>() && node.find("value") == nullptr) cover(node, text);
}

std::optional<FactNote> read_fact(Node const& node, std::string const& path, Report& report) {
  if (node.as<Node::Table>()) return FactTable(node, path, report).read();
  if (!node.is_number()) {
    bool const is_text = node.as<std::string>() != nullptr;
    report.fault(
        node.at,
        fmt::format("{} is {}. Write {{ value = …, source = \"…\" }}{}.", path, kind_of(node),
                    is_text ? "; in a CSV table digits, without thousands separators" : ""));
    return std::nullopt;
  }
  if (node.covering_source == nullptr) {
    report.fault(
        node.at,
        fmt::format(
            "{} = {} has no source. Write {{ value = {}, source = \"…\" }}, or {{ value = {}, "
            "assumed = true, range = [lowest, highest] }}, or give the table source = \"…\".",
            path, node.number(), node.number(), node.number()));
    return std::nullopt;
  }
  return FactNote{path, node.number(), *node.covering_source, false, {}};
}

std::string fact_to_toml(FactNote const& note) {
  std::string text = fmt::format("{{ value = {}", to_toml(note.value));
  if (!note.source.empty())
    text += fmt::format(", source = {}", to_toml(ParameterValue(note.source)));
  if (note.assumed) {
    text += fmt::format(", assumed = true, range = {}",
                        to_toml(std::vector<double>{note.range.low, note.range.high}));
  }
  return text + " }";
}

}  // namespace clustress::loader
