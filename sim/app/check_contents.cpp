#include "sim/app/check_contents.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/answer/scale_words.hpp"
#include "calibration/calibration_problem.hpp"
#include "sim/app/estimator_named.hpp"
#include "sim/core/text.hpp"
#include "sim/study/money_plan.hpp"
#include "sim/world/acting_quarters.hpp"

namespace clustress {
namespace {

constexpr std::size_t points_shown = 20;

// Of all labels in their column.
std::size_t label_width(Scenario const& scenario) {
  std::size_t width = 0;
  for (Variant const& variant : scenario.variants) {
    if (variant.submix_of.empty()) width = std::max(width, columns_of(variant.name));
  }
  for (StressCase const& stress : scenario.stresses)
    width = std::max(width, columns_of(stress.name));
  return width;
}

std::string world_text(Scenario const& scenario) {
  WorldFacts const& world = scenario.world;
  Simulation const& s = scenario.simulation;
  std::string text =
      fmt::format("{}\n  world {}: {}, {}, {}; {}\n", scenario.title, world.name,
                  counted(world.regions.size(), "region"), counted(world.sectors.size(), "sector"),
                  counted(world.clusters.size(), "cluster"),
                  to_string(QuarterSpan{1, s.horizon_quarters}, s.start));
  if (std::string const scaled = scale_sentence(world.scale); !scaled.empty())
    text += "  " + scaled + "\n";
  if (world.own_firms.empty()) return text;
  std::int64_t jobs = 0;
  for (OwnFirm const& firm : world.own_firms) jobs += firm.jobs;
  return text + fmt::format("  {} own firms with {} jobs take the places of simulated ones\n",
                            world.own_firms.size(), jobs);
}

// "  + 6 sub-mixes" of a mix that is decomposed, and by how many orders if they are drawn.
std::string submixes_text(Scenario const& scenario, Variant const& mix) {
  auto const count = std::ranges::count(scenario.variants, mix.name, &Variant::submix_of);
  if (count == 0) return "";
  return fmt::format(
      "  + {} sub-mixes{}", count,
      mix.orders.empty() ? "" : fmt::format(" on {} orders drawn", mix.orders.size()));
}

std::string variants_text(Scenario const& scenario, std::size_t width) {
  std::string text;
  for (Variant const& variant : scenario.variants) {
    if (!variant.submix_of.empty()) continue;
    std::string const dates = to_string(release_span(variant, scenario.simulation.horizon_quarters),
                                        scenario.simulation.start);
    text += fmt::format("  variant  {} {:>10.0f} kEUR{}{}{}\n", padded(variant.name, width),
                        budget_keur(variant), dates.empty() ? "" : "  ", dates,
                        variant.reference          ? "  (reference)"
                        : variant.is_channel_run() ? "  (channel run)"
                                                   : submixes_text(scenario, variant));
  }
  return text;
}

// "demand_recession, 4.5 %", "anchor_firm_exit, 3 firms".
std::string severity_text(Stress const& stress) {
  std::string_view unit;
  for (auto const& entry : stress_catalogue()) {
    if (entry().kind != stress.kind_name()) continue;
    auto const blueprint = entry().blueprint();
    for (BoundParameter const& parameter : blueprint->parameters()) {
      if (parameter.info->name.starts_with("severity")) unit = symbol(parameter.info->unit);
    }
  }
  if (stress.severity() == 1.0 && unit.ends_with('s')) unit.remove_suffix(1);  // 1 firm
  return fmt::format("{}, {:g} {}", stress.kind_name(), stress.severity(), unit);
}

std::string stresses_text(Scenario const& scenario, std::size_t width) {
  Economy const economy(scenario.world, scenario.model);
  Simulation const& s = scenario.simulation;
  std::string text;
  for (StressCase const& stress : scenario.stresses) {
    if (stress.stresses.empty()) {
      text += fmt::format("  stress   {}\n", stress.name);
      continue;
    }
    std::string const dates =
        to_string(acting_quarters(stress.stresses, economy, s.horizon_quarters), s.start);
    std::string parts;
    for (auto const& part : stress.stresses)
      parts += (parts.empty() ? "" : "; ") + severity_text(*part);
    text += fmt::format("  stress   {}  {}: {}\n", padded(stress.name, width),
                        dates.empty() ? "never acts" : dates, parts);
  }
  return text;
}

// What a point sets, "path = value, path = value"; empty for the declared values.
std::string settings_of(ScenarioPoints const& points, ScenarioPoint const& point) {
  std::string text;
  for (std::size_t k = 0; k < point.overrides.size(); ++k) {
    if (point.overrides[k].empty()) continue;
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", points.parameters[k].path,
                        point.overrides[k]);
  }
  return text;
}

// What is in doubt, with its prior.
std::string uncertain_text(ScenarioPoints const& points) {
  std::size_t width = 0;
  for (UncertainParameter const& one : points.uncertain)
    width = std::max(width, columns_of(one.path));
  std::string text;
  for (UncertainParameter const& one : points.uncertain) {
    text += fmt::format("  uncertain {}  {:g}, {}{}{}\n", padded(one.path, width), one.declared,
                        to_string(one.prior), one.unit.empty() ? "" : " " + one.unit,
                        one.group.empty() ? "" : ", group " + printable(one.group));
  }
  return text;
}

std::string design_text(ScenarioPoints const& points) {
  SamplingOptions const& design = points.design;
  std::size_t refused = 0;
  std::string cause;
  for (ScenarioPoint const& point : points.all) {
    if (point.refusal.empty()) continue;
    if (++refused == 1) cause = fmt::format("{}: {}", point.label, point.refusal);
  }
  std::string text = fmt::format(
      "  design   {}: {} beside the declared values, {} luck; measures {}\n", design.method,
      counted(points.all.size() - 1, "point"), points.options.luck == Luck::own ? "own" : "shared",
      fmt::join(design.measure, " and "));
  if (refused > 0)
    text += fmt::format("           {} refused; {}\n", refused, printable(cause, 300));
  return text;
}

// What `calibrate` would do, which changes no number of a run.
std::string calibration_text(Scenario const& scenario) {
  CalibrationOptions const& options = scenario.points.calibration;
  CalibrationProblem const problem = calibration_problem(scenario, targets_to_fit(options));
  return fmt::format(
      "  calibrate {}: {} fitted, at most {} of {}\n", estimator_named(options.method).name,
      counted(problem.moments.size(), "target"), counted(problem.most_evaluations, "evaluation"),
      counted(problem.replicates, "replicate"));
}

// Figures of the study, with their errors.
std::string observed_text(Scenario const& scenario) {
  std::string text;
  for (ObservedFigure const& one : scenario.observed) {
    text += fmt::format("  observed {}  {:g} ± {:.3g} {}\n", one.moment, one.value,
                        std::hypot(one.standard_error, one.spread), one.unit);
  }
  return text;
}

std::string points_text(Scenario const& scenario) {
  ScenarioPoints const& points = scenario.points;
  std::string uncertain = uncertain_text(points);
  if (!points.uncertain.empty() && !points.design.is_there())
    uncertain += calibration_text(scenario);
  if (points.design.is_there()) return uncertain + design_text(points);
  if (points.all.size() == 1) return uncertain;
  std::size_t const shown = std::min(points.all.size(), points_shown);
  std::size_t width = 0;
  for (std::size_t p = 0; p < shown; ++p) width = std::max(width, columns_of(points.all[p].label));
  std::string text = uncertain;
  for (std::size_t p = 0; p < shown; ++p) {
    std::string const settings = settings_of(points, points.all[p]);
    text += fmt::format("  point    {}\n",
                        settings.empty() ? points.all[p].label
                                         : padded(points.all[p].label, width) + "  " + settings);
  }
  if (shown < points.all.size())
    text += fmt::format("  … and {} more points\n", points.all.size() - shown);
  return text;
}

}  // namespace

std::string counted(std::size_t number, std::string const& what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

// UTF-8 continuation bytes take none.
std::size_t columns_of(std::string const& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string const& text, std::size_t width) {
  return text + std::string(width - std::min(width, columns_of(text)), ' ');
}

std::string contents_text(Scenario const& scenario) {
  std::size_t const width = label_width(scenario);
  return world_text(scenario) + variants_text(scenario, width) + stresses_text(scenario, width) +
         observed_text(scenario) + points_text(scenario);
}

}  // namespace clustress
