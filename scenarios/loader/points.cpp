#include "scenarios/loader/points.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

#include "scenarios/loader/finish.hpp"
#include "scenarios/loader/point_scenarios.hpp"
#include "scenarios/loader/point_texts.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// From what is written to the points of the scenario, each checked as a scenario of its own.
class PointsBuilder {
 public:
  PointsBuilder(Node const& root, PointTexts const& texts, Draft& draft, Report& report)
      : root_(root), texts_(texts), draft_(draft), report_(report) {}

  // No two points may say the same, in whatever words.
  void compare() {
    std::unordered_map<std::string, PointText const*> seen;
    for (PointText const& point : texts_.points) {
      std::vector<std::string> values;
      for (Lever const& lever : texts_.levers) values.push_back(lever.declared);
      for (std::size_t i = 0; i < point.levers.size(); ++i)
        values[point.levers[i]] = to_toml(point.values[i]);
      auto const [first, is_new] = seen.emplace(fmt::format("{}", fmt::join(values, "\n")), &point);
      if (is_new) continue;
      report_.fault(point.at, fmt::format("{} has the values of {}, in line {}. Take one out.",
                                          context_of(point), context_of(*first->second),
                                          first->second->at.line));
    }
  }

  void fill() {
    ScenarioPoints& result = draft_.scenario.points;
    for (Lever const& lever : texts_.levers)
      result.parameters.push_back({path_text(lever.path), std::string(symbol(lever.info.unit))});
    ScenarioPoint declared{
        "declared", std::vector<std::string>(texts_.levers.size()), {}, population_key_of(draft_)};
    for (Lever const& lever : texts_.levers) declared.values.push_back(lever.value);
    result.all = {declared};
    auto scenarios = std::make_shared<PointScenarios>(root_, draft_.scenario, report_);
    for (PointText const& text : texts_.points) {
      ScenarioPoint point = declared;
      point.label = text.label;
      for (std::size_t i = 0; i < text.levers.size(); ++i) {
        point.overrides[text.levers[i]] = to_toml(text.values[i]);
        point.values[text.levers[i]] = number_of(text.values[i]);
      }
      scenarios->add(text.overrides);
      point.population_key = checked(*scenarios, text, declared.population_key);
      result.all.push_back(std::move(point));
      if (report_.full()) return;
    }
    result.source = std::move(scenarios);
  }

 private:
  // Reads the last point of `scenarios` as a whole and gives its population key.
  std::string checked(PointScenarios const& scenarios, PointText const& point,
                      std::string const& declared) {
    Diagnostics diagnostics;
    Report report = report_.for_other(diagnostics);
    Draft draft = scenarios.draft(report);
    for (Diagnostic const& fault : diagnostics.items()) report_fault(fault, point);
    bool const moves_worlds = std::ranges::any_of(point.overrides, [](Override const& override) {
      return override.path.front() == "world" || override.path.front() == "model";
    });
    return moves_worlds && diagnostics.empty() ? population_key_of(draft) : declared;
  }
  // At the value that caused it, or, where what it does not fit with stands elsewhere, at the
  // point.
  void report_fault(Diagnostic const& fault, PointText const& point) {
    SourceLocation const at = fault.location;
    bool const is_here = std::ranges::any_of(point.overrides, [&](Override const& override) {
      return to_string(report_.location(override.value.at)) == to_string(at);
    });
    report_.pass_on(
        is_here ? at : report_.location(point.at),
        fmt::format("{}: {}{}", context_of(point), fault.message,
                    is_here ? "" : fmt::format(" (It does not fit with {}.)", to_string(at))));
  }

  Node const& root_;
  PointTexts const& texts_;
  Draft& draft_;
  Report& report_;
};

}  // namespace

void read_points(Node const& root, Draft& draft, Report& report) {
  std::size_t const faults_before = report.count();
  PointTexts const texts = read_point_texts(root, draft, report);
  PointsBuilder builder(root, texts, draft, report);
  if (report.count() == faults_before) builder.compare();
  if (report.count() == faults_before && !texts.points.empty()) builder.fill();
}

}  // namespace clustress::loader
