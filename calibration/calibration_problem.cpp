#include "calibration/calibration_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/size_bias.hpp"
#include "scenarios/loader/uncertain.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr double discrepancy_share = 0.1;
constexpr int evaluations_per_parameter = 30;

std::vector<std::string> names_of(std::vector<Target const*> const& targets) {
  std::vector<std::string> names;
  for (Target const* target : targets) names.emplace_back(target->name);
  return names;
}

FittedMoment moment_of(Target const& target, Scenario const& declared) {
  Observed const observed = target.observed_in(declared.world, declared.observed);
  double const error = error_of(observed.known), off = discrepancy_share * observed.value;
  return {std::string(target.name), observed.value, error * error, off * off};
}

void add_errors_of_size(WorldFacts const& facts, std::span<Target const* const> fitted,
                        std::vector<FittedMoment>& moments) {
  auto const corrections = size_corrections(fitted, facts);
  for (std::size_t k = 0; k < moments.size(); ++k) {
    if (!corrections[k].is_known) {
      throw UsageError(
          fmt::format("[calibrate] fit: what the size of a world does to \"{}\" is not measured, "
                      "and this world "
                      "has world.scale = {:g}. Leave the target or the scale out",
                      moments[k].name, facts.scale));
    }
    moments[k].size_variance = corrections[k].error * corrections[k].error;
  }
}

}  // namespace

std::vector<Target const*> targets_to_fit(CalibrationOptions const& options) {
  std::vector<Target const*> const all = measured_targets(Experiments::included);
  for (std::string const& name : options.fit) {
    auto const found = std::ranges::find(all, name, &Target::name);
    if (found == all.end()) {
      throw UsageError(fmt::format("[calibrate] fit: no target is called \"{}\".{}",
                                   printable(name), suggestion(name, names_of(all))));
    }
    if ((*found)->observed.known.grounds == Grounds::definition) {
      throw UsageError(fmt::format(
          "[calibrate] fit: nothing is observed of \"{}\", it is a demand on the model. Leave it "
          "out",
          name));
    }
    if (std::ranges::count(options.fit, name) > 1)
      throw UsageError(fmt::format("[calibrate] fit: \"{}\" is there twice. Leave one out", name));
  }
  std::vector<Target const*> fitted;
  for (Target const* target : all) {
    bool const is_named = std::ranges::find(options.fit, target->name) != options.fit.end();
    if (options.fit.empty() ? target->is_fitted : is_named) fitted.push_back(target);
  }
  return fitted;
}

Experiments experiments_for(std::span<Target const* const> fitted) {
  std::vector<Target const*> const usual = measured_targets(Experiments::left_out);
  bool const is_usual = std::ranges::all_of(fitted, [&](Target const* target) {
    return std::ranges::find(usual, target) != usual.end();
  });
  return is_usual ? Experiments::left_out : Experiments::included;
}

CalibrationProblem calibration_problem(Scenario const& declared,
                                       std::span<Target const* const> fitted) {
  CalibrationOptions const& options = declared.points.calibration;
  if (declared.points.uncertain.empty()) {
    throw UsageError(
        "nothing is in doubt in this study, so nothing can be fitted. Add [[uncertain]] tables "
        "with parameter = \"model.…\"");
  }
  CalibrationProblem problem;
  for (UncertainParameter const& parameter : declared.points.uncertain) {
    problem.parameters.push_back(
        {parameter.path, [parameter](double place) { return value_at(parameter, place); }});
  }
  for (Target const* target : fitted) problem.moments.push_back(moment_of(*target, declared));
  add_errors_of_size(declared.world, fitted, problem.moments);
  problem.replicates = static_cast<std::uint32_t>(
      options.replicates > 0 ? options.replicates : declared.simulation.replicates);
  problem.seed = options.seed;
  problem.most_evaluations = options.evaluations > 0
                                 ? static_cast<std::size_t>(options.evaluations)
                                 : evaluations_per_parameter * problem.parameters.size();
  problem.waves = options.waves;
  problem.posterior_points = static_cast<std::size_t>(options.points);
  return problem;
}

PointEvaluation moments_of(Evaluation const& evaluation, std::span<std::size_t const> columns,
                           std::span<Target const* const> fitted) {
  CLUSTRESS_REQUIRE(columns.size() == fitted.size(), "each fitted target is measured somewhere");
  PointEvaluation point;
  point.cause = evaluation.cause;
  if (evaluation.status != EvaluationStatus::done) return point;
  std::vector<std::vector<double>> measured;
  for (std::vector<double> const& replicate : evaluation.measured) {
    std::vector<double>& row = measured.emplace_back();
    for (std::size_t const column : columns) row.push_back(replicate[column]);
  }
  MomentSummary summary = summary_of(measured);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (summary.count[k] > 1) continue;
    point.cause = fmt::format("{} has no population in two replicates", fitted[k]->name);
    return point;
  }
  bool const is_finite =
      std::ranges::all_of(summary.covariance, [](double x) { return std::isfinite(x); });
  if (!is_finite) {
    point.cause = "two moments have no population in the same replicates";
    return point;
  }
  point.usable = true;
  point.replicates = static_cast<std::uint32_t>(*std::ranges::min_element(summary.count));
  point.mean = std::move(summary.mean);
  point.covariance = std::move(summary.covariance);
  return point;
}

std::vector<double> values_at(CalibrationProblem const& problem, std::span<double const> cube) {
  CLUSTRESS_REQUIRE(cube.size() == problem.parameters.size(), "a place for each parameter");
  std::vector<double> values;
  for (std::size_t k = 0; k < cube.size(); ++k)
    values.push_back(problem.parameters[k].value_at(cube[k]));
  return values;
}

}  // namespace clustress
