// scenarios/loader/reference.cpp — the generated reference: everything a scenario may say, from the
// declarations themselves.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/loader.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/sections.hpp"
#include "sim/engine/layout.hpp"

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

std::string row(std::string_view name, std::string_view unit, std::string_view standard,
                std::string_view range, std::string_view meaning, std::string_view source) {
  return fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", name, cell(unit), standard, cell(range),
                     cell(meaning), cell(source));
}

std::string const heading =
    "| name | unit | default | range | meaning | source |\n|---|---|---|---|---|---|\n";

std::string row(BoundParameter const& parameter) {
  ParameterInfo const& info = *parameter.info;
  bool const is_required = info.presence == Presence::required;
  std::string const standard =
      is_required ? "required" : fmt::format("`{}`", cell(to_toml(parameter.get())));
  return row(info.name, unit_of(info), standard, range_of(info), info.meaning,
             source_of(info.source));
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
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(own),
               [&](BoundParameter const& parameter) {
                 BoundParameter const* shared =
                     loader::find_parameter(common, parameter.info->name);
                 return shared == nullptr || shared->get() != parameter.get();
               });
  return own.empty() ? "No parameters of its own.\n\n" : table(own);
}

template <class Product>
std::string kinds(std::span<EntryFunction<Product> const> catalogue,
                  BoundParameters const& common) {
  std::string text;
  for (auto const entry : catalogue) {
    auto const blueprint = entry().blueprint();
    text += fmt::format("### kind = \"{}\"\n\n{}\n\n{}", entry().kind, entry().summary,
                        own_table(blueprint->parameters(), common));
  }
  return text;
}

// Keys that the loader reads itself.
std::string own_keys(std::vector<ParameterInfo> const& infos) {
  std::string text;
  for (ParameterInfo const& info : infos) {
    bool const is_required = info.presence == Presence::required;
    text += row(info.name, unit_of(info), is_required ? "required" : "", range_of(info),
                info.meaning, source_of(info.source));
  }
  return text;
}

std::string start_row() {
  std::string const start = fmt::format("`\"{}\"`", to_string(Simulation{}.start));
  ParameterInfo const info = loader::start_key();
  return row(info.name, "", start, "YYYYQn", info.meaning, source_of(info.source));
}

// The tables of plain parameters at the top of a scenario.
std::string plain_sections() {
  std::string text;
  for (loader::Section const& section : loader::sections()) {
    if (section.parameters == nullptr) continue;
    Scenario standard;
    text += fmt::format("## [{}]\n\n{}", section.name, heading);
    if (section.name == "simulation") text += start_row();
    text += table(section.parameters(standard)).substr(heading.size());
  }
  return text;
}

std::string point_section() {
  return "## [[point]]\n\nA further set of values, simulated beside the declared ones "
         "([several_points.md](../howto/several_points.md)).\n\n" +
         heading + own_keys(loader::point_keys()) +
         row("set", "table", "required", "paths as after `--set`",
             "values of the point: of model, world, variant and stress",
             source_of({"", Provenance::definition})) +
         "\n";
}

std::string_view split_of(Split split) {
  switch (split) {
    case Split::additive:
      return "total, region, sector, region × sector, cluster";
    case Split::by_region:
      return "region";
    case Split::by_cluster:
      return "cluster";
    case Split::by_instrument:
      return "instrument";
    case Split::by_class:
      return "size class, age class, wage third";
    case Split::total_only:
      return "total";
  }
  return "";
}

std::string indicator_section() {
  std::string text =
      "## Indicators\n\nWhat every run measures at the end of every quarter, by group of the "
      "result file "
      "([file_format.md](../file_format.md)).\n\n| name | unit | measured | meaning "
      "|\n|---|---|---|---|\n";
  for (Indicator const& indicator : indicator_catalogue()) {
    text += fmt::format("| `{}` | {} | {} | {} |\n", indicator.name, cell(indicator.unit),
                        split_of(indicator.split), cell(indicator.long_name));
  }
  return text;
}

std::string paired_section() {
  std::string text =
      "## Paired indicators\n\nWhat is measured over a world with a programme and the same world "
      "without it, firm by firm. All are 0 in the world without a programme.\n\n| name | unit | "
      "group | meaning |\n|---|---|---|---|\n";
  for (PairedFunction const function : paired_catalogue()) {
    for (PairedIndicator const& indicator : function().indicators)
      text += fmt::format("| `{}` | {} | `/{}` | {} |\n", indicator.name, cell(indicator.unit),
                          groups_of(indicator.split).front().name, cell(indicator.long_name));
  }
  return text;
}

std::string model_section() {
  ModelParameters model;
  std::string text;
  for (ParameterGroup const& group : groups_of(model)) {
    text += fmt::format("## [model.{}]\n\n{}\n\n{}", group.name, group.meaning,
                        table(group.parameters));
  }
  return text;
}

}  // namespace

std::string describe_catalogue_markdown() {
  DeliveryTerms terms;
  BoundParameters const delivery = bind(terms);
  std::string const form = heading + own_keys(loader::file_keys());
  std::string text =
      "# Parameters\n\nGenerated from the declarations in the program; do not edit. How the file "
      "is laid out stands in "
      "[scenario_format.md](../scenario_format.md).\n\n";
  text += "## Top of the file\n\n" + form + own_keys(loader::scenario_keys()) + "\n";
  text += plain_sections();
  text += point_section();
  text += "## [[variant]]\n\n" + table_of<Variant>();
  text += "## [[variant.instrument]]: delivery, the same for all kinds\n\n" + table(delivery);
  text +=
      "## [[variant.instrument]]: kinds\n\nBeside `kind` and the delivery above; a delivery key is "
      "repeated where the "
      "kind's "
      "default differs.\n\n" +
      kinds(instrument_catalogue(), delivery);
  text += "## [[decompose]]\n\n" + table_of<Decomposition>();
  text += "## [[stress]]\n\n" + table_of<StressCase>();
  text +=
      "## [[stress]]: kinds\n\nBeside the keys above and `kind`; several `[[stress.part]]` act "
      "together.\n\n" +
      kinds(stress_catalogue(), {});
  text += model_section();
  text += "## World files\n\nEvery number with its source, or assumed with a range.\n\n";
  text += "### Top of the file\n\n" + form + own_keys(loader::world_keys()) + "\n";
  text += "### [[sector]]\n\n" + table_of<SectorFacts>();
  text += "### [[region]]\n\n" + table_of<RegionFacts>();
  text += "### [[cluster]]\n\n" + table_of<ClusterFacts>();
  text += "### [[research_organisation]]\n\n" + table_of<ResearchOrganisationFacts>();
  return text + indicator_section() + "\n" + paired_section();
}

}  // namespace clustress
