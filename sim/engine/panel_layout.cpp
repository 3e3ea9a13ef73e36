#include "sim/engine/panel_layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/core/digest.hpp"
#include "sim/engine/layout.hpp"

namespace clustress {
namespace {

std::vector<std::string> selection_names() {
  for (auto const& entry : parameters_of<DeliveryTerms>().entries()) {
    if (entry.info.name == "selection") return entry.info.choices;
  }
  return {};
}

// All choices of [panel] as they stand in a scenario.
std::vector<std::pair<std::string, std::string>> choices_of(PanelOptions options) {
  std::vector<std::pair<std::string, std::string>> choices;
  for (BoundParameter const& parameter : bind(options))
    choices.emplace_back(parameter.info->name, to_toml(parameter.get()));
  return choices;
}

// More replicates are the same panel made longer, as of a result.
std::string digest_of_panel(Scenario const& scenario, PanelLayout const& layout) {
  std::string text = scenario.digest;
  for (auto const& [name, value] : layout.choices) {
    if (name != "replicates") text += fmt::format("\n{} = {}", name, value);
  }
  if (scenario.points.all.size() > 1) {
    for (ScenarioPoint const& point : scenario.points.all)
      text += fmt::format("\n{} {}", point.label, fmt::join(point.overrides, " "));
  }
  for (PanelColumn const& column : panel_columns) text += fmt::format("\n{}", column.name);
  return digest_of(text);
}

}  // namespace

PanelYears::PanelYears(Scenario const& scenario)
    : before(std::min(scenario.panel.years_before, scenario.simulation.burn_in_quarters / 4)),
      programme(scenario.simulation.horizon_quarters / 4) {}

std::vector<std::size_t> panel_variants(Scenario const& scenario) {
  std::vector<std::size_t> list;
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    Variant const& variant = scenario.variants[v];
    if (!variant.reference && !variant.is_channel_run()) list.push_back(v);
  }
  return list;
}

std::vector<std::size_t> panel_stresses(Scenario const& scenario) {
  std::vector<std::size_t> list;
  for (std::size_t s = 0; s < scenario.stresses.size(); ++s) {
    if (std::ranges::count(scenario.panel.stresses, scenario.stresses[s].name) > 0)
      list.push_back(s);
  }
  return list;
}

double panel_sample_share(PanelOptions const& options, std::int32_t jobs) {
  return jobs >= PanelOptions::large_from
             ? std::max(options.sample_share, options.sample_share_large)
             : options.sample_share;
}

PanelLayout panel_layout_of(Scenario const& scenario) {
  OutcomeLayout const outcome = layout_of(scenario);
  PanelYears const years(scenario);
  PanelLayout layout;
  layout.years_before = static_cast<std::size_t>(years.before);
  int const first = scenario.simulation.start.year - years.before;
  for (std::size_t y = 0; y < years.count(); ++y)
    layout.years.push_back(first + static_cast<int>(y));
  layout.year_begins = fmt::format("Q{}", scenario.simulation.start.quarter);
  layout.labels = {{"variant", outcome.variants}, {"stress", outcome.stresses}};
  for (Dimension const& dimension : outcome.dimensions) {
    if (dimension.name != "account") layout.labels.push_back(dimension);
  }
  layout.labels.push_back({"selection", selection_names()});
  layout.choices = choices_of(scenario.panel);
  layout.digest = digest_of_panel(scenario, layout);
  return layout;
}

}  // namespace clustress
