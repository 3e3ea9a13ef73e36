#include "scenarios/loader/scenario_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/observed_reader.hpp"
#include "scenarios/loader/own_firms.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/scaling.hpp"
#include "scenarios/loader/sections.hpp"
#include "scenarios/loader/stress_reader.hpp"
#include "scenarios/loader/variant_reader.hpp"
#include "scenarios/loader/world_reader.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// The table under `key`; null if there is none or, reported, if it is something else.
Node const* table_at(Node const& root, std::string_view key, Report& report) {
  auto const* entry = root.find(key);
  if (entry == nullptr) return nullptr;
  if (entry->value.as<Node::Table>()) return &entry->value;
  report.fault(entry->at,
               fmt::format("{} is {}. Write it as a table [{}].", key, kind_of(entry->value), key));
  return nullptr;
}

// Quarters are written with years of four digits.
void check_years(Simulation const& simulation, Position at, Report& report) {
  CalendarQuarter const first = add_quarters(simulation.start, -simulation.burn_in_quarters);
  CalendarQuarter const last = add_quarters(simulation.start, simulation.horizon_quarters - 1);
  if (first.year >= 1000 && last.year <= 9999) return;
  report.fault(at,
               fmt::format("simulation: start = \"{}\" with {} quarters of burn-in before and {} "
                           "of programme after it leaves the years 1000 to 9999. Choose "
                           "another start.",
                           to_string(simulation.start), simulation.burn_in_quarters,
                           simulation.horizon_quarters));
}

// Titles and names are printed: nothing in them may move the cursor or turn a line round.
void check_shown(std::string const& text, std::string_view what, Node const& table,
                 std::string_view key, Report& report) {
  if (!has_controls(text)) return;
  report.fault(
      table.find(key)->value.at,
      fmt::format("{} \"{}\" has control characters. Use plain text.", what, printable(text)));
}

void read_section(Section const& section, Node const& root, Scenario& scenario, Report& report) {
  Node const* table = table_at(root, section.name, report);
  if (table == nullptr) return;
  std::vector<std::string> own_keys;
  if (section.own_keys != nullptr) own_keys = names_of(section.own_keys());
  bind_table(*table, section.parameters(scenario), std::move(own_keys), std::string(section.name),
             report);
}

// `is_sound`: nothing was wrong with the rest of the table.
void read_start(Node const& root, bool is_sound, Simulation& simulation, Report& report) {
  auto const* table = root.find("simulation");
  auto const* start = table != nullptr ? table->value.find("start") : nullptr;
  if (start == nullptr) return;
  auto const* text = start->value.as<std::string>();
  if (text == nullptr || !parse(*text, simulation.start)) {
    report.fault(start->value.at,
                 "simulation: start must be a calendar quarter in quotes, such as \"2016Q1\".");
  } else if (is_sound) {
    check_years(simulation, start->value.at, report);
  }
}

void read_model(Node const& root, ModelParameters& model, Report& report) {
  Node const* table = table_at(root, "model", report);
  if (table == nullptr) return;
  std::vector<ParameterGroup> const groups = groups_of(model);
  std::vector<std::string> names;
  for (ParameterGroup const& group : groups) names.push_back(group.name);
  for (auto const& [key, at, value] : *table->as<Node::Table>()) {
    auto const group = std::find(names.begin(), names.end(), key);
    if (group == names.end()) {
      report.unknown(at, "model", "group of parameters", key, names);
    } else if (Node const* parameters = table_at(*table, key, report)) {
      bind_table(*parameters, groups[static_cast<std::size_t>(group - names.begin())].parameters,
                 {}, "model." + key, report);
    }
  }
}

// The stresses that the panel names must be there.
void read_panel(Node const& root, Scenario& scenario, Report& report) {
  auto const* const table = root.find("panel");
  scenario.panel.is_wanted = table != nullptr && table->value.as<Node::Table>() != nullptr;
  auto const* const key = scenario.panel.is_wanted ? table->value.find("stresses") : nullptr;
  if (key == nullptr) return;
  std::vector<std::string> names;
  for (StressCase const& stress : scenario.stresses) names.push_back(stress.name);
  for (std::string const& wanted : scenario.panel.stresses) {
    if (std::ranges::find(names, wanted) == names.end())
      report.unknown(key->value.at, "panel", "stress", wanted, names);
  }
  if (scenario.panel.stresses.empty()) {
    report.fault(key->value.at,
                 "panel: stresses names none. Name at least one, or leave the key out for the "
                 "undisturbed world.");
  }
}

}  // namespace

Draft read_scenario(Node const& root, WorldFacts const* own_firms, Report& report,
                    WorldFacts const* known_world) {
  Draft draft;
  Scenario& scenario = draft.scenario;
  std::vector<std::string> keys = names_of(scenario_keys());
  for (Section const& section : sections()) keys.emplace_back(section.name);
  bind_table(root, {}, std::move(keys), "", report);
  if (auto const* title = text_at(root, scenario_keys(), "title", report)) {
    scenario.title = *title;
    check_shown(*title, "title", root, "title", report);
  }
  WorldNames names;
  auto const* const world = root.find("world");
  bool const has_world = world != nullptr && world->value.as<Node::Table>() != nullptr;
  std::size_t const faults_without_world = report.count();
  if (known_world != nullptr) {
    scenario.world = *known_world;
  } else if (has_world) {
    scenario.world = read_world(world->value, report);
    check_shown(scenario.world.name, "name of the world", world->value, "name", report);
  }
  if (has_world || known_world != nullptr) names = WorldNames(scenario.world);
  bool const consistent = report.count() == faults_without_world;
  Horizon horizon = Horizon::known;
  for (Section const& section : sections()) {
    if (section.parameters == nullptr) continue;
    std::size_t const faults_before = report.count();
    read_section(section, root, scenario, report);
    if (section.name != "simulation") continue;
    read_start(root, report.count() == faults_before, scenario.simulation, report);
    if (report.count() != faults_before) horizon = Horizon::unknown;
  }
  read_model(root, scenario.model, report);
  if (has_world && known_world == nullptr) {
    read_own_firms(world->value, scenario.simulation.start, scenario.model, consistent, own_firms,
                   scenario.world, report);
  }
  read_variants(root, names, horizon, draft, report);
  read_stresses(root, names, horizon, draft, report);
  read_panel(root, scenario, report);
  scenario.observed = read_observed(root, report);
  if (report.count() == 0) {
    auto const* const scale = has_world ? world->value.find(scale_name) : nullptr;
    check_scale(draft, scale != nullptr ? scale->value.at : root.at, report);
  }
  return draft;
}

}  // namespace clustress::loader
