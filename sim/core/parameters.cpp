#include "sim/core/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/text.hpp"

namespace clustress {
namespace {

std::string shown(Range range, Unit unit) {
  std::string_view const name = symbol(unit);
  return fmt::format("[{}, {}]{}{}", range.low, range.high, name.empty() ? "" : " ", name);
}

std::string number_to_toml(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string text_to_toml(std::string const& value) {
  std::string quoted = "\"";
  for (char const c : value) {
    switch (c) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\r':
        quoted += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          quoted += c;
        }
    }
  }
  return quoted + "\"";
}

std::string number_fault(ParameterInfo const& info, double value) {
  if (info.range.contains(value)) return "";
  return fmt::format("{} = {} is outside {} ({}). Give a value in that range.", info.name, value,
                     shown(info.range, info.unit), info.meaning);
}

std::string text_fault(ParameterInfo const& info, std::string const& value) {
  if (!info.choices.empty() &&
      std::find(info.choices.begin(), info.choices.end(), value) == info.choices.end()) {
    return fmt::format("{} = \"{}\" is not known.{} Valid: {}.", info.name, printable(value),
                       nearest_name(value, info.choices) ? suggestion(value, info.choices) : "",
                       fmt::join(info.choices, ", "));
  }
  if (info.choices.empty() && !info.range.contains(static_cast<double>(value.size()))) {
    return fmt::format("{} must have {} to {} characters.", info.name, info.range.low,
                       info.range.high);
  }
  return "";
}

struct FaultFinder {
  ParameterInfo const& info;
  std::string operator()(double value) const { return number_fault(info, value); }
  // Compared as whole numbers: 2^53 + 1 would be rounded into a range that ends at 2^53.
  std::string operator()(std::int64_t value) const {
    constexpr double largest = 9007199254740992.0;
    bool const is_rounded_in = info.range.high <= largest && info.range.high >= -largest &&
                               value > static_cast<std::int64_t>(info.range.high);
    if (!is_rounded_in || !info.range.contains(static_cast<double>(value)))
      return number_fault(info, static_cast<double>(value));
    return fmt::format("{} = {} is outside {} ({}). Give a value in that range.", info.name, value,
                       shown(info.range, info.unit), info.meaning);
  }
  std::string operator()(bool) const { return ""; }
  std::string operator()(std::string const& value) const { return text_fault(info, value); }
  std::string operator()(std::vector<double> const& values) const {
    for (double const value : values) {
      if (std::string fault = number_fault(info, value); !fault.empty()) return fault;
    }
    return "";
  }
  std::string operator()(NamedNumbers const& values) const {
    for (auto const& [name, value] : values) {
      if (!info.range.contains(value)) {
        return fmt::format("{}.{} = {} is outside {} ({}). Give a value in that range.", info.name,
                           name, value, shown(info.range, info.unit), info.meaning);
      }
    }
    return "";
  }
  std::string operator()(std::vector<std::string> const& values) const {
    for (std::string const& value : values) {
      if (std::string fault = text_fault(info, value); !fault.empty()) return fault;
    }
    return "";
  }
};

struct TomlWriter {
  std::string operator()(double value) const { return number_to_toml(value); }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::string const& value) const { return text_to_toml(value); }
  std::string operator()(NamedNumbers const& values) const {
    std::vector<std::string> items;
    for (auto const& [name, value] : values)
      items.push_back(text_to_toml(name) + " = " + (*this)(value));
    return fmt::format("{{{}}}", fmt::join(items, ", "));
  }
  template <class T>
  std::string operator()(std::vector<T> const& values) const {
    std::vector<std::string> items;
    for (T const& value : values) items.push_back((*this)(value));
    return fmt::format("[{}]", fmt::join(items, ", "));
  }
};

}  // namespace

std::string_view symbol(Unit unit) {
  switch (unit) {
    case Unit::none:
      return "";
    case Unit::share:
      return "share";
    case Unit::per_quarter:
      return "per quarter";
    case Unit::per_year:
      return "per year";
    case Unit::quarters:
      return "quarters";
    case Unit::years:
      return "years";
    case Unit::jobs:
      return "jobs";
    case Unit::firms:
      return "firms";
    case Unit::keur:
      return "kEUR";
    case Unit::keur_per_job:
      return "kEUR per job";
    case Unit::keur_per_quarter:
      return "kEUR per quarter";
    case Unit::log_points:
      return "log points";
    case Unit::elasticity:
      return "elasticity";
    case Unit::percent:
      return "%";
    case Unit::km:
      return "km";
  }
  return "";
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::number:
      return "a number";
    case Kind::integer:
      return "an integer";
    case Kind::boolean:
      return "true or false";
    case Kind::text:
      return "a text in quotes";
    case Kind::numbers:
      return "a list of numbers";
    case Kind::texts:
      return "a list of texts";
    case Kind::named_numbers:
      return "a table of numbers by name";
  }
  return "";
}

std::string fault_of(ParameterInfo const& info, ParameterValue const& value) {
  return std::visit(FaultFinder{info}, value);
}

double number_of(ParameterValue const& value) {
  if (auto const* number = std::get_if<double>(&value)) return *number;
  if (auto const* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  return std::numeric_limits<double>::quiet_NaN();
}

std::string to_toml(ParameterValue const& value) {
  return std::visit(TomlWriter{}, value);
}

}  // namespace clustress
