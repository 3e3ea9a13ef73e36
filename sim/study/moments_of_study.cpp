#include "sim/study/moments_of_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "calibration/mean.hpp"
#include "calibration/measure.hpp"
#include "sim/core/errors.hpp"
#include "sim/engine/experiment.hpp"

namespace clustress {
namespace {

bool has_moments(SamplingOptions const& design) {
  return design.is_there() && design.measures("moments");
}

Experiments experiments_of(SamplingOptions const& design) {
  return design.experiments ? Experiments::included : Experiments::left_out;
}

// Places of the targets, by name.
std::vector<std::size_t> order_of(std::vector<Target const*> const& targets) {
  std::vector<std::size_t> order(targets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t k) { return targets[k]->name; });
  return order;
}

}  // namespace

std::vector<MomentInfo> moments_of(Scenario const& study) {
  std::vector<MomentInfo> moments;
  if (!has_moments(study.points.design)) return moments;
  std::vector<Target const*> const targets = measured_targets(experiments_of(study.points.design));
  for (std::size_t const k : order_of(targets)) {
    std::string words(targets[k]->name);
    std::ranges::replace(words, '_', ' ');
    moments.push_back({std::string(targets[k]->name), std::string(targets[k]->unit),
                       fmt::format("{}; {}", words, targets[k]->population)});
  }
  return moments;
}

std::uint64_t quarters_of_unit(Scenario const& study) {
  SamplingOptions const& design = study.points.design;
  bool const has_effects = !design.is_there() || design.measures("effects");
  std::uint64_t const arms = has_effects ? quarters_per_replicate(study) : 0;
  return arms + (has_moments(design) ? static_cast<std::uint64_t>(measured_quarters(study)) : 0);
}

void measure_moments(Scenario const& study, PreparedPoint const& point, std::uint64_t luck,
                     StopFlag const& stop, QuarterCallback const& on_quarter, Outcome& outcome) {
  SamplingOptions const& design = study.points.design;
  Experiments const experiments = experiments_of(design);
  std::vector<std::size_t> const order = order_of(measured_targets(experiments));
  outcome.moments.assign(order.size(), no_population);
  double const begun = thread_seconds();
  WorldStatus status = WorldStatus::done;
  std::string cause;
  try {
    std::vector<double> const values = measure_targets(
        *point.scenario, point.preparation, luck, experiments, stop, [&](std::size_t firms) {
          outcome.firm_quarters += firms;
          outcome.peak_firms = std::max(outcome.peak_firms, firms);
          on_quarter(firms);
        });
    for (std::size_t k = 0; k < order.size(); ++k) outcome.moments[k] = values[order[k]];
  } catch (WorldFailure const& failure) {
    status = WorldStatus::failed;
    cause = failure.what();
  }
  outcome.cpu_seconds += thread_seconds() - begun;
  outcome.peak_memory_bytes = peak_memory_bytes();
  if (design.measures("effects")) return;
  std::ranges::fill(outcome.status, status);
  std::ranges::fill(outcome.cause, cause);
}

}  // namespace clustress
