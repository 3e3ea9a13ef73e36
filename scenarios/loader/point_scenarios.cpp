#include "scenarios/loader/point_scenarios.hpp"

#include <algorithm>

#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/finish.hpp"
#include "scenarios/loader/scenario_reader.hpp"

namespace clustress::loader {
namespace {

constexpr std::string_view point_source = "set by a point of the scenario";

bool touches(std::vector<Override> const& overrides, std::string_view table) {
  return std::ranges::any_of(overrides, [&](Override const& o) { return o.path.front() == table; });
}

}  // namespace

PointScenarios::PointScenarios(Node const& root, Scenario const& declared, Report const& report)
    : rest_(root),
      world_(root.find("world")->value),
      facts_(declared.world),
      sources_(report.sources()) {
  for (std::string_view const key :
       {"world", "points", "point", "design", "calibrate", "ensemble", "uncertain"})
    rest_.erase(key);
}

Draft PointScenarios::draft_of(std::vector<Override> const& overrides, Report& report) const {
  Node root = rest_;
  // own firms are judged by the model
  bool const is_new_world = touches(overrides, "world") ||
                            (!facts_.own_firms_digest.empty() && touches(overrides, "model"));
  if (is_new_world) root.get_or_add("world", world_.at) = world_;
  for (Override override : overrides) {
    cover_numbers(override.value, point_source);
    place(root, override, point_source, report);
  }
  return read_scenario(root, nullptr, report, is_new_world ? nullptr : &facts_);
}

Scenario PointScenarios::scenario_of(std::vector<Override> const& overrides) const {
  std::vector<Source> sources = sources_;
  Diagnostics diagnostics;
  Report report(sources, diagnostics);
  Draft draft = draft_of(overrides, report);
  diagnostics.throw_if_any();
  return finished(std::move(draft));
}

}  // namespace clustress::loader
