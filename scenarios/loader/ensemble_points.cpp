#include "scenarios/loader/ensemble_points.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "scenarios/loader/design_points.hpp"
#include "scenarios/loader/levers.hpp"
#include "scenarios/loader/overrides.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// What a parameter sets; nothing, after a fault, if the scenario has no such number.
std::optional<Uncertain> set_by(PointPath const& parameter, Position at, Draft& draft,
                                Report& report) {
  std::vector<std::string> const path = path_segments(parameter.path);
  std::string const shown = printable(parameter.path, 200);
  if (path.empty()) {
    report.fault(at, fmt::format("\"{}\" is no path. Calibrate again.", shown));
    return std::nullopt;
  }
  auto lever = find_lever(draft, path, at, report);
  if (!lever) return std::nullopt;
  bool const is_whole = lever->info.kind == Kind::integer;
  if (!is_whole && lever->info.kind != Kind::number) {
    report.fault(at, fmt::format("{} is not a number here. Calibrate this study again.", shown));
    return std::nullopt;
  }
  std::string const unit(symbol(lever->info.unit));
  if (unit != parameter.unit) {
    report.fault(at, fmt::format("{} is in \"{}\" there and in \"{}\" here. Calibrate again.",
                                 shown, printable(parameter.unit), unit));
    return std::nullopt;
  }
  UncertainParameter set{path_text(lever->path), unit, {}, "", is_whole, lever->value};
  return Uncertain{std::move(set), std::move(*lever), at};
}

// By hand and of an ensemble at once: neither would be complete.
void refuse_other_points(Node const& root, Report& report) {
  for (std::string_view const key : {"point", "points"}) {
    if (auto const* entry = root.find(key)) {
      report.fault(entry->at,
                   "points by hand, and an ensemble gives points too. Take these out, or run "
                   "without --ensemble.");
    }
  }
}

void take_options(std::size_t points, SamplingOptions& design) {
  if (!design.is_there()) design.measure = {"effects"};
  design.method = Ensemble::design_name;
  design.points = static_cast<int>(points);
  design.trajectories = design.rows = design.levels = 0;
  design.points_file.clear();
  design.luck = Luck::own;
}

}  // namespace

std::shared_ptr<Ensemble const> asked_ensemble(Node const& root, Scenario const& scenario,
                                               EnsembleSource const& source, Report& report) {
  EnsembleOptions const& asked = scenario.points.ensemble_options;
  if (source.given != nullptr || source.read == nullptr) return source.given;
  auto const* const table = root.find("ensemble");
  if (table == nullptr) return nullptr;
  auto const* const key = table->value.find("posterior");
  if (key == nullptr) {
    report.fault(table->at, "[ensemble] of which posterior? Give posterior = \"posterior.h5\".");
    return nullptr;
  }
  if (asked.posterior.empty()) return nullptr;
  Position const at = key->value.at;
  std::filesystem::path const path = report.source(at.file).directory / asked.posterior;
  try {
    return source.read(path.lexically_normal().string(), asked.points);
  } catch (std::runtime_error const& error) {  // of use, or of the file
    report.fault(at, fmt::format("{}.", error.what()));
  }
  return nullptr;
}

void read_ensemble(std::shared_ptr<Ensemble const> const& ensemble, Node const& root, Draft& draft,
                   Report& report) {
  std::size_t const faults_before = report.count();
  refuse_other_points(root, report);
  Position const at{report.add_source({ensemble->origin, {}}), 0, 0};
  ScenarioPoints& points = draft.scenario.points;
  std::vector<Uncertain> set;
  for (PointPath const& parameter : ensemble->parameters) {
    auto one = set_by(parameter, at, draft, report);
    if (!one) continue;
    points.parameters.push_back(
        {one->parameter.path, one->parameter.unit, parameter.prior, parameter.group});
    set.push_back(std::move(*one));
  }
  for (std::size_t i = 0; report.count() == faults_before && i < ensemble->values.size(); ++i) {
    Uncertain const& one = set[i % set.size()];
    if (one.parameter.is_whole && std::trunc(ensemble->values[i]) != ensemble->values[i])
      report.fault(at, fmt::format("{} = {} is no whole number. Calibrate again.",
                                   one.parameter.path, ensemble->values[i]));
  }
  if (report.count() != faults_before) return;
  take_replicates(root, draft);
  take_options(ensemble->points(), points.design);
  points.options.luck = Luck::own;
  points.ensemble = ensemble;
  fill_points(root, draft, report, set, {{}, ensemble->values, ensemble->cube, ensemble->weights});
}

}  // namespace clustress::loader
