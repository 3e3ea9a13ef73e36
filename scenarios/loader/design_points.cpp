#include "scenarios/loader/design_points.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "scenarios/loader/design_scenarios.hpp"
#include "scenarios/loader/finish.hpp"

namespace clustress::loader {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

// Reads the last point added as a whole: the cause if that cannot be, else its population key.
void check(DesignScenarios const& source, Report const& all, std::vector<Uncertain> const& set,
           ScenarioPoint& point) {
  Diagnostics diagnostics;
  Report report = all.for_other(diagnostics);
  Draft draft = source.draft(report);
  if (!diagnostics.empty()) {
    point.refusal = diagnostics.items().front().message;
    return;
  }
  for (std::size_t k = 0; k < set.size(); ++k) {
    std::string const& root = set[k].lever.path.front();
    if (point.overrides[k].empty() || (root != "world" && root != "model")) continue;
    point.population_key = population_key_of(draft);
    return;
  }
}

}  // namespace

void fill_points(Node const& root, Draft& draft, Report const& report,
                 std::vector<Uncertain> const& set, PointRows const& rows) {
  ScenarioPoints& points = draft.scenario.points;
  std::size_t const width = set.size();
  ScenarioPoint first{"declared",
                      std::vector<std::string>(width),
                      {},
                      population_key_of(draft),
                      std::vector<double>(width, nowhere)};
  first.weight = 0.0;
  for (Uncertain const& one : set) first.values.push_back(one.parameter.declared);
  points.all = {first};
  auto source =
      std::make_shared<DesignScenarios>(PointScenarios(root, draft.scenario, report), set);
  std::vector<double> values(width);
  for (std::size_t row = 0; row * width < rows.values.size(); ++row) {
    ScenarioPoint point = first;
    point.label = rows.labels.empty() ? fmt::format("point {}", row + 1) : rows.labels[row];
    point.weight = rows.weights.empty() ? 1.0 : rows.weights[row];
    for (std::size_t k = 0; k < width; ++k) {
      point.cube[k] = rows.cube[row * width + k];
      values[k] = rows.values[row * width + k];
      if (std::isnan(values[k])) continue;
      point.values[k] = values[k];
      point.overrides[k] = to_toml(value_of(set[k].parameter, values[k]));
    }
    source->add(values);
    check(*source, report, set, point);
    points.all.push_back(std::move(point));
  }
  points.source = std::move(source);
}

void take_replicates(Node const& root, Draft& draft) {
  int const asked = draft.scenario.points.design.replicates;
  auto const* const simulation = root.find("simulation");
  auto const* const given = simulation != nullptr ? simulation->value.find("replicates") : nullptr;
  bool const is_set = given != nullptr && given->value.at.line == 0;
  if (asked > 0 && !is_set) draft.scenario.simulation.replicates = asked;
}

}  // namespace clustress::loader
