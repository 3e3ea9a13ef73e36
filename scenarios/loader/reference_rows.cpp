#include "scenarios/loader/reference_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/loader/uncertain.hpp"

namespace clustress::loader {
namespace {

std::string range_of(ParameterInfo const& info) {
  if (!info.choices.empty()) return fmt::format("{}", fmt::join(info.choices, ", "));
  switch (info.kind) {
    case Kind::boolean:
      return "true, false";
    case Kind::text:
      return fmt::format("{} to {} characters", info.range.low, info.range.high);
    case Kind::texts:
      return "names";
    default:
      return fmt::format("{} to {}", info.range.low, info.range.high);
  }
}

std::string unit_of(ParameterInfo const& info) {
  switch (info.kind) {
    case Kind::boolean:
    case Kind::text:
    case Kind::texts:
      return info.kind == Kind::texts ? "list of texts" : "";
    case Kind::numbers:
      return fmt::format("list, {}", symbol(info.unit));
    case Kind::named_numbers:
      return fmt::format("by name, {}", symbol(info.unit));
    default:
      return std::string(symbol(info.unit));
  }
}

// With a word where a scaled world has its share of the number.
std::string meaning_of(ParameterInfo const& info) {
  return info.meaning + (info.is_extensive ? "; extensive" : "");
}

// Of the value and, if it says more than that it is judged, of the prior.
std::string sources_of(ParameterInfo const& info) {
  std::string const own = source_of(info.source);
  if (!info.prior || info.prior->source.text == plausible_part.text) return own;
  return fmt::format("{}; prior: {}", own, source_of(info.prior->source));
}

}  // namespace

std::string cell(std::string_view text) {
  std::string escaped;
  for (char const c : text) {
    if (c == '|') escaped += '\\';
    escaped += c == '\n' ? ' ' : c;
  }
  return escaped;
}

std::string source_of(clustress::Source const& source) {
  if (source.text.empty()) return std::string(to_string(source.provenance));
  return fmt::format("{} ({})", source.text, to_string(source.provenance));
}

std::string row(std::string_view name, std::string_view unit, std::string_view standard,
                std::string_view range, std::string_view meaning, std::string_view source) {
  return fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", name, cell(unit), standard, cell(range),
                     cell(meaning), cell(source));
}

std::string row(BoundParameter const& parameter) {
  ParameterInfo const& info = *parameter.info;
  bool const is_required = info.presence == Presence::required;
  std::string const standard =
      is_required ? "required" : fmt::format("`{}`", cell(to_toml(parameter.get())));
  return row(info.name, unit_of(info), standard, range_of(info), meaning_of(info),
             source_of(info.source));
}

std::string table(BoundParameters const& parameters) {
  std::string text(row_heading);
  for (BoundParameter const& parameter : parameters) text += row(parameter);
  return text + "\n";
}

std::string table_with_priors(BoundParameters const& parameters) {
  std::string text =
      "| name | unit | default | range | prior | meaning | source "
      "|\n|---|---|---|---|---|---|---|\n";
  for (BoundParameter const& parameter : parameters) {
    ParameterInfo const& info = *parameter.info;
    std::string const prior = info.prior ? to_string(*info.prior) : "–";
    text += fmt::format("| `{}` | {} | `{}` | {} | {} | {} | {} |\n", info.name,
                        cell(unit_of(info)), cell(to_toml(parameter.get())), cell(range_of(info)),
                        prior, cell(meaning_of(info)), cell(sources_of(info)));
  }
  return text + "\n";
}

std::string own_keys(std::vector<ParameterInfo> const& infos) {
  std::string text;
  for (ParameterInfo const& info : infos) {
    bool const is_required = info.presence == Presence::required;
    text += row(info.name, unit_of(info), is_required ? "required" : "", range_of(info),
                info.meaning, source_of(info.source));
  }
  return text;
}

}  // namespace clustress::loader
