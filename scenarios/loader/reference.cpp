// scenarios/loader/reference.cpp — the generated reference: everything a scenario may say, from the
// declarations themselves.
#include <fmt/format.h>

#include <algorithm>

#include "calibration/designs/sampling_design.hpp"
#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/loader.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/reference_rows.hpp"
#include "scenarios/loader/sections.hpp"
#include "scenarios/loader/uncertain.hpp"
#include "sim/engine/layout.hpp"

namespace clustress {
namespace {

template <class T>
std::string table_of() {
  T object;
  return loader::table(bind(object));
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
  return own.empty() ? "No parameters of its own.\n\n" : loader::table(own);
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

std::string start_row() {
  std::string const start = fmt::format("`\"{}\"`", to_string(Simulation{}.start));
  ParameterInfo const info = loader::start_key();
  return loader::row(info.name, "", start, "YYYYQn", info.meaning, loader::source_of(info.source));
}

// The tables of plain parameters at the top of a scenario.
std::string plain_sections() {
  std::string text;
  for (loader::Section const& section : loader::sections()) {
    if (section.parameters == nullptr) continue;
    Scenario standard;
    text += fmt::format("## [{}]\n\n{}", section.name, std::string(loader::row_heading));
    if (section.name == "simulation") text += start_row();
    text += loader::table(section.parameters(standard)).substr(loader::row_heading.size());
  }
  return text;
}

std::string point_section() {
  return "## [[point]]\n\nA further set of values, simulated beside the declared ones "
         "([several_points.md](../howto/several_points.md)).\n\n" +
         std::string(loader::row_heading) + loader::own_keys(loader::point_keys()) +
         loader::row("set", "table", "required", "paths as after `--set`",
                     "values of the point: of model, world, variant and stress",
                     loader::source_of({"", Provenance::definition})) +
         "\n";
}

std::string design_section() {
  std::string text =
      "### Methods of [design]\n\n| method | size | levels | more may be added | what it does "
      "|\n|---|---|---|---|---|\n";
  for (auto const function : sampling_design_catalogue()) {
    SamplingDesign const d = function();
    auto const or_dash = [](std::size_t number) {
      return number == 0 ? std::string("–") : std::to_string(number);
    };
    text +=
        fmt::format("| `{}` | {} | {} | {} | {} |\n", d.name,
                    d.size_key.empty() ? "–" : fmt::format("`{}`, {}", d.size_key, d.usual_size),
                    or_dash(d.usual_levels), d.extends ? "yes" : "no", d.meaning);
  }
  return text + "\n";
}

std::string moment_section() {
  std::string text =
      "### Moments of [[observed]]\n\nWhom they count, and what is observed of them elsewhere, "
      "tells "
      "[the validation page](../model/validation_page.md).\n\n| moment | unit |\n|---|---|\n";
  for (MeasurableMoment const& moment : measurable_moments()) {
    if (moment.is_observable)
      text += fmt::format("| `{}` | {} |\n", moment.name, loader::cell(moment.unit));
  }
  return text + "\n";
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
    text += fmt::format("| `{}` | {} | {} | {} |\n", indicator.name, loader::cell(indicator.unit),
                        split_of(indicator.split), loader::cell(indicator.long_name));
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
      text +=
          fmt::format("| `{}` | {} | `/{}` | {} |\n", indicator.name, loader::cell(indicator.unit),
                      groups_of(indicator.split).front().name, loader::cell(indicator.long_name));
  }
  return text;
}

std::string model_section() {
  ModelParameters model;
  std::string text = fmt::format(
      "## Model\n\nA *prior* says how a value may vary where it is in doubt; `[[uncertain]]` takes "
      "it "
      "if it says nothing else. A prior without a source of its own is judged: {} ({}). "
      "Definitions "
      "and switches have none.\n\n",
      plausible_part.text, to_string(plausible_part.provenance));
  for (ParameterGroup const& group : groups_of(model)) {
    text += fmt::format("## [model.{}]\n\n{}\n\n{}", group.name, group.meaning,
                        loader::table_with_priors(group.parameters));
  }
  return text;
}

}  // namespace

std::string describe_catalogue_markdown() {
  DeliveryTerms terms;
  BoundParameters const delivery = bind(terms);
  std::string const form = std::string(loader::row_heading) + loader::own_keys(loader::file_keys());
  std::string text =
      "# Parameters\n\nGenerated from the declarations in the program; do not edit. How the file "
      "is laid out stands in "
      "[scenario_format.md](../scenario_format.md).\n\n";
  text +=
      "A number called *extensive* goes with the size of the world: with `world.scale = 0.1` a "
      "world "
      "has a tenth of it.\n\n";
  text += "## Top of the file\n\n" + form + loader::own_keys(loader::scenario_keys()) + "\n";
  text += plain_sections();
  text += point_section();
  text += "## [[uncertain]]\n\n" + table_of<loader::UncertainText>() + design_section();
  text += "## [[observed]]\n\n" + table_of<ObservedFigure>() + moment_section();
  text += "## [[variant]]\n\n" + table_of<Variant>();
  text +=
      "## [[variant.instrument]]: delivery, the same for all kinds\n\n" + loader::table(delivery);
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
  text += "### Top of the file\n\n" + form + loader::own_keys(loader::world_keys()) + "\n";
  text += "### [[sector]]\n\n" + table_of<SectorFacts>();
  text += "### [[region]]\n\n" + table_of<RegionFacts>();
  text += "### [[cluster]]\n\n" + table_of<ClusterFacts>();
  text += "### [[research_organisation]]\n\n" + table_of<ResearchOrganisationFacts>();
  return text + indicator_section() + "\n" + paired_section();
}

}  // namespace clustress
