#include "scenarios/loader/binder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

std::optional<ParameterValue> convert_numbers(Node::Array const& items) {
  std::vector<double> numbers;
  for (Node const& item : items) {
    if (!item.is_number()) return std::nullopt;
    numbers.push_back(item.number());
  }
  return numbers;
}

std::optional<ParameterValue> convert_texts(Node::Array const& items) {
  std::vector<std::string> texts;
  for (Node const& item : items) {
    if (item.as<std::string>() == nullptr) return std::nullopt;
    texts.push_back(*item.as<std::string>());
  }
  return texts;
}

std::optional<ParameterValue> convert_named_numbers(Node::Table const& entries) {
  NamedNumbers numbers;
  for (auto const& [key, at, value] : entries) {
    if (!value.is_number()) return std::nullopt;
    numbers.emplace_back(key, value.number());
  }
  return numbers;
}

std::optional<ParameterValue> convert(Kind kind, Node const& node) {
  switch (kind) {
    case Kind::number:
      return node.is_number() ? std::optional<ParameterValue>(node.number()) : std::nullopt;
    case Kind::integer:
      return node.as<std::int64_t>() ? std::optional<ParameterValue>(*node.as<std::int64_t>())
                                     : std::nullopt;
    case Kind::boolean:
      return node.as<bool>() ? std::optional<ParameterValue>(*node.as<bool>()) : std::nullopt;
    case Kind::text:
      return node.as<std::string>() ? std::optional<ParameterValue>(*node.as<std::string>())
                                    : std::nullopt;
    case Kind::numbers:
      return node.as<Node::Array>() ? convert_numbers(*node.as<Node::Array>()) : std::nullopt;
    case Kind::texts:
      return node.as<Node::Array>() ? convert_texts(*node.as<Node::Array>()) : std::nullopt;
    case Kind::named_numbers:
      return node.as<Node::Table>() ? convert_named_numbers(*node.as<Node::Table>()) : std::nullopt;
  }
  return std::nullopt;
}

std::string start_of(std::string const& context) {
  return context.empty() ? "" : context + ": ";
}

bool is_text_like(Kind kind) {
  return kind == Kind::text || kind == Kind::texts;
}

// Of money and jobs people write 8.000 where they mean 8 thousand.
bool is_counted_in_thousands(Unit unit) {
  return unit == Unit::keur || unit == Unit::keur_per_job || unit == Unit::keur_per_quarter ||
         unit == Unit::jobs || unit == Unit::firms;
}

}  // namespace

BoundParameter const* find_parameter(BoundParameters const& parameters, std::string_view name) {
  auto const found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](auto const& p) { return p.info->name == name; });
  return found == parameters.end() ? nullptr : &*found;
}

std::optional<ParameterValue> value_of(ParameterInfo const& info, Node const& node,
                                       std::string const& context, Report& report) {
  auto value = convert(info.kind, node);
  if (!value) {
    std::string_view const unit = symbol(info.unit);
    std::string const valid = is_text_like(info.kind) || info.kind == Kind::boolean
                                  ? ""
                                  : fmt::format(", in [{}, {}]{}{}", info.range.low,
                                                info.range.high, unit.empty() ? "" : " ", unit);
    std::string const choices =
        info.choices.empty() ? ""
                             : fmt::format(": one of \"{}\"", fmt::join(info.choices, "\", \""));
    bool const right_shape =
        (node.as<Node::Array>() && (info.kind == Kind::numbers || info.kind == Kind::texts)) ||
        (node.as<Node::Table>() && info.kind == Kind::named_numbers);
    std::string_view const of = right_shape ? " with entries of another kind" : "";
    report.fault(node.at, fmt::format("{}{} is {}{} ({}). Give {}{}{}.", start_of(context),
                                      info.name, kind_of(node), of, info.meaning,
                                      to_string(info.kind), valid, choices));
    return std::nullopt;
  }
  if (node.has_thousands_mark && is_counted_in_thousands(info.unit)) {
    std::string const plain = node.number() == std::floor(node.number())
                                  ? fmt::format("{:.1f}", node.number())
                                  : fmt::format("{}", node.number());
    report.fault(node.at, fmt::format("{}{} = {:.3f} could be {} or {:.0f} {}: a point is the "
                                      "decimal mark. Write {} or {:.0f}.",
                                      start_of(context), info.name, node.number(), plain,
                                      1000.0 * node.number(), symbol(info.unit), plain,
                                      1000.0 * node.number()));
    return std::nullopt;
  }
  if (std::string const fault = fault_of(info, *value); !fault.empty()) {
    report.fault(node.at, start_of(context) + fault);
    return std::nullopt;
  }
  return value;
}

void bind_table(Node const& table, BoundParameters const& parameters,
                std::vector<std::string> own_keys, std::string const& context, Report& report) {
  std::vector<std::string> names;
  for (BoundParameter const& parameter : parameters) names.push_back(parameter.info->name);
  names.insert(names.end(), own_keys.begin(), own_keys.end());
  for (auto const& [key, at, node] : *table.as<Node::Table>()) {
    if (BoundParameter const* parameter = find_parameter(parameters, key)) {
      if (auto const value = value_of(*parameter->info, node, context, report))
        parameter->set(*value);
    } else if (std::find(own_keys.begin(), own_keys.end(), key) == own_keys.end()) {
      report.unknown(at, context, "key", key, names);
    }
  }
  for (BoundParameter const& parameter : parameters) {
    if (parameter.info->presence == Presence::required &&
        table.find(parameter.info->name) == nullptr) {
      report.fault(table.at,
                   fmt::format("{}no {} ({}). It has no default: add it.", start_of(context),
                               parameter.info->name, parameter.info->meaning));
    }
  }
}

}  // namespace clustress::loader
