// scenarios/loader/reference.cpp — the generated reference: everything a scenario may say, from the declarations
// themselves.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/loader.hpp"

namespace clustress {
namespace {

// Text within a table cell.
std::string cell(std::string_view text) {
  std::string escaped;
  for (char const c : text) {
    if (c == '|') escaped += '\\';
    escaped += c == '\n' ? ' ' : c;
  }
  return escaped;
}

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

std::string source_of(Source const& source) {
  if (source.text.empty()) return std::string(to_string(source.provenance));
  return fmt::format("{} ({})", source.text, to_string(source.provenance));
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

std::string row(std::string_view name, std::string_view unit, std::string_view standard, std::string_view range,
                std::string_view meaning, std::string_view source) {
  return fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", name, cell(unit), standard, cell(range), cell(meaning),
                     cell(source));
}

std::string const heading = "| name | unit | default | range | meaning | source |\n|---|---|---|---|---|---|\n";

std::string row(BoundParameter const& parameter) {
  ParameterInfo const& info = *parameter.info;
  bool const is_required = info.presence == Presence::required;
  std::string const standard = is_required ? "required" : fmt::format("`{}`", cell(to_toml(parameter.get())));
  return row(info.name, unit_of(info), standard, range_of(info), info.meaning, source_of(info.source));
}

std::string table(BoundParameters const& parameters) {
  std::string text = heading;
  for (BoundParameter const& parameter : parameters) text += row(parameter);
  return text + "\n";
}

template <class T>
std::string table_of() {
  T object;
  return table(bind(object));
}

// The parameters of one kind without those that stand in `common` with the same default.
std::string own_table(BoundParameters const& parameters, BoundParameters const& common) {
  BoundParameters own;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(own), [&](BoundParameter const& parameter) {
    BoundParameter const* shared = loader::find_parameter(common, parameter.info->name);
    return shared == nullptr || shared->get() != parameter.get();
  });
  return own.empty() ? "No parameters of its own.\n\n" : table(own);
}

template <class Product>
std::string kinds(std::span<EntryFunction<Product> const> catalogue, BoundParameters const& common) {
  std::string text;
  for (auto const entry : catalogue) {
    auto const blueprint = entry().blueprint();
    text += fmt::format("### kind = \"{}\"\n\n{}\n\n{}", entry().kind, entry().summary,
                        own_table(blueprint->parameters(), common));
  }
  return text;
}

std::string simulation_section() {
  Simulation simulation;
  return "## [simulation]\n\n" + heading +
         row("start", "", fmt::format("`\"{}\"`", to_string(simulation.start)), "YYYYQn",
             "calendar quarter of programme quarter 1", "definition") +
         table(bind(simulation)).substr(heading.size());
}

std::string model_section() {
  ModelParameters model;
  std::string text;
  for (ParameterGroup const& group : groups_of(model)) {
    text += fmt::format("## [model.{}]\n\n{}\n\n{}", group.name, group.meaning, table(group.parameters));
  }
  return text;
}

}  // namespace

std::string describe_catalogue_markdown() {
  DeliveryTerms terms;
  BoundParameters const delivery = bind(terms);
  return "# Parameters\n\nGenerated from the declarations in the program; do not edit. How the file is laid out stands in "
         "[scenario_format.md](../scenario_format.md).\n\n" +
         simulation_section() + "## [targets]\n\n" + table_of<Targets>() + "## [[variant]]\n\n" + table_of<Variant>() +
         "## [[variant.instrument]]: delivery, the same for all kinds\n\n" + table(delivery) +
         "## [[variant.instrument]]: kinds\n\nBeside `kind` and the delivery above; a delivery key is repeated where the "
         "kind's "
         "default differs.\n\n" +
         kinds(instrument_catalogue(), delivery) +
         "## [[stress]]: kinds\n\nBeside `name`, `description` and `kind`; several `[[stress.part]]` act together.\n\n" +
         kinds(stress_catalogue(), {}) + model_section() +
         "## World files\n\nEvery number with its source, or assumed with a range.\n\n### [[sector]]\n\n" +
         table_of<SectorFacts>() + "### [[region]]\n\n" + table_of<RegionFacts>() + "### [[cluster]]\n\n" +
         table_of<ClusterFacts>();
}

}  // namespace clustress
