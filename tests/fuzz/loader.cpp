// tests/fuzz/loader.cpp — scenario files, overrides and tables.
#include "scenarios/loader/loader.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "scenarios/loader/cluster_file.hpp"
#include "scenarios/loader/document.hpp"
#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/own_firms.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/world_reader.hpp"
#include "sim/core/errors.hpp"
#include "tests/fuzz/entries.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/support/scenarios/tiny.hpp"

namespace clustress::fuzz {
namespace {

using namespace clustress::loader;

// With an organisation, so that firms can be its members, and NACE sections in both sectors.
std::string const& small_world() {
  static std::string const text =
      test::with(test::with(test::tiny_head + test::tiny_world, "jobs = 100\n",
                            "jobs = 100\norganisation_staff = 2\n"),
                 "name = \"services\"\n", "name = \"services\"\nnace = \"G-U\"\n");
  return text;
}

std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

// The small world as a tree, with `key` naming the table.
Node world_with(char const* key, std::filesystem::path const& table) {
  static Node const world = [] {
    std::vector<loader::Source> sources;
    Diagnostics diagnostics;
    Report report(sources, diagnostics);
    return read_document_text(small_world(), "fuzz.toml", {}, report)->find("world")->value;
  }();
  Node with = world;
  Node& name = with.get_or_add(key, {});
  name.value = table.string();
  return with;
}

// A scenario that is taken loads again from what it says of itself, and each of its points is a
// scenario.
void hold(Scenario const& scenario) {
  for (std::uint32_t point = 0; point < std::min<std::size_t>(scenario.points.all.size(), 3);
       ++point)
    static_cast<void>(scenario_at(scenario, point));
  if (!scenario.world.own_firms.empty()) return;  // their file is not in the effective scenario
  if (load_scenario_text(scenario.effective_toml, "/nowhere/again.toml").digest !=
      scenario.digest) {
    throw std::logic_error("the effective scenario loads to another scenario");
  }
}

}  // namespace

void run_scenario(Bytes bytes) {
  constexpr std::string_view mark = "\n--set\n";
  std::string_view const text = text_of(bytes);
  std::size_t const end = std::min(text.find(mark), text.size());
  std::vector<std::string> overrides;
  for (std::size_t at = end + mark.size(); at < text.size();) {
    std::size_t const next = std::min(text.find('\n', at), text.size());
    overrides.emplace_back(text.substr(at, next - at));
    at = next + 1;
  }
  Scenario scenario;
  try {
    scenario = load_scenario_text(text.substr(0, end), "/nowhere/fuzz.toml", overrides);
  } catch (ScenarioError const&) {
    return;
  }
  hold(scenario);
}

void run_points(Bytes bytes) {
  ScratchFile const table("points.csv", bytes);
  Scenario scenario;
  try {
    scenario = load_scenario_text(test::tiny + "\n[points]\nfile = \"" + table.path().string() +
                                  "\"\nluck = \"own\"\n");
  } catch (ScenarioError const&) {
    return;
  }
  hold(scenario);
}

void run_firms(Bytes bytes) {
  ScratchFile const table("firms.csv", bytes);
  std::vector<loader::Source> sources{{"fuzz.toml", {}}};
  Diagnostics diagnostics;
  Report report(sources, diagnostics);
  static Scenario const scenario = load_scenario_text(small_world());
  WorldFacts facts = scenario.world;
  read_own_firms(world_with(firm_file_key, table.path()), {2016, 1}, scenario.model, true, nullptr,
                 facts, report);
}

void run_clusters(Bytes bytes) {
  ScratchFile const table("clusters.csv", bytes);
  std::vector<loader::Source> sources{{"fuzz.toml", {}}};
  Diagnostics diagnostics;
  Report report(sources, diagnostics);
  Node world = world_with(cluster_file_key, table.path());
  Allowance allowance;
  add_clusters_of_file(world, allowance, report);
  cover_plain_numbers(world);
  read_world(world, report);
}

}  // namespace clustress::fuzz
