#include "sim/app/measure_effects.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/effects.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {
namespace {

std::string effect_name(std::string_view variant, std::string_view stress,
                        std::string_view measure) {
  return fmt::format("effect/{}/{}/{}", variant, stress, measure);
}

// Of one data set of all outcomes, in the order of a view.
DatasetValues values_of(OutcomeLayout const& layout, DatasetInfo const& dataset,
                        std::span<Outcome const> outcomes) {
  DatasetValues values{{}, dataset.entries, dataset.unit};
  std::size_t const length = layout.quarters * dataset.entries;
  for (std::size_t v = 0; v < layout.variants.size(); ++v) {
    for (std::size_t s = 0; s < layout.stresses.size(); ++s) {
      for (Outcome const& outcome : outcomes) {
        double const* const first = &outcome.values[layout.at(dataset, v, s, 0)];
        values.values.insert(values.values.end(), first, first + length);
      }
    }
  }
  return values;
}

// Outcomes and layout must outlive it.
ResultView view_of(Scenario const& scenario, OutcomeLayout const& layout,
                   std::span<Outcome const> outcomes) {
  ResultView view;
  view.variants = layout.variants;
  view.stresses = layout.stresses;
  view.dimensions = layout.dimensions;
  view.quarters = layout.quarters;
  view.replicates = view.replicates_wanted = outcomes.size();
  view.target_net_jobs = scenario.targets.net_jobs;
  view.target_price_keur_per_job = scenario.targets.price_keur_per_job;
  view.target_worlds_share = scenario.targets.worlds_share;
  view.discount_rate = scenario.simulation.discount_rate;
  for (Variant const& variant : scenario.variants) {
    view.reference.push_back(variant.reference);
    view.channel_of.push_back(variant.channel_of);
    view.channel.emplace_back();
    view.submix_of.push_back(variant.submix_of);
  }
  for (std::size_t world = 0; world < view.variants.size() * view.stresses.size(); ++world) {
    for (Outcome const& outcome : outcomes) view.status.push_back(outcome.status[world]);
  }
  view.read = [&layout, outcomes](std::string_view group,
                                  std::string_view name) -> std::optional<DatasetValues> {
    auto const found = std::ranges::find_if(layout.datasets, [&](DatasetInfo const& dataset) {
      return dataset.group == group && dataset.name == name;
    });
    if (found == layout.datasets.end()) return std::nullopt;
    return values_of(layout, *found, outcomes);
  };
  return view;
}

std::vector<Measure> headlines_of(Scenario const& scenario, OutcomeLayout const& layout,
                                  std::span<Outcome const> outcomes) {
  Effects const effects = build_effects(view_of(scenario, layout, outcomes),
                                        {.allow_failed = true, .headline_only = true});
  std::vector<Measure> all;
  for (ProgrammeEffects const& programme : effects.programmes) {
    for (Measure& measure : headline_measures(programme)) {
      measure.name = effect_name(programme.variant, programme.stress, measure.name);
      all.push_back(std::move(measure));
    }
  }
  return all;
}

std::size_t place_in(std::vector<std::string> const& names, Measure const& measure) {
  return static_cast<std::size_t>(std::ranges::find(names, measure.name) - names.begin());
}

// Of a measure that is the mean over worlds of what it is in each; NaN of any other.
double error_of(double value, std::vector<std::vector<double>> const& of_replicate,
                std::size_t place) {
  std::vector<double> worlds;
  for (auto const& replicate : of_replicate) {
    if (!std::isnan(replicate[place])) worlds.push_back(replicate[place]);
  }
  if (worlds.empty()) return NAN;
  Estimate const mean = mean_with_interval(worlds);
  bool const is_mean = std::abs(mean.value - value) <= 1e-9 * std::max(1.0, std::abs(value));
  return is_mean ? mean.standard_error : NAN;
}

bool is_done(Outcome const& outcome) {
  return std::ranges::all_of(outcome.status, [](WorldStatus s) { return s == WorldStatus::done; });
}

}  // namespace

std::vector<std::string> effect_names(Scenario const& scenario) {
  std::vector<std::string> names;
  for (StressCase const& stress : scenario.stresses) {
    for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
      if (scenario.variants[v].is_variation()) continue;
      for (Measure const& measure : headline_measures({}))
        names.push_back(effect_name(scenario.variants[v].name, stress.name, measure.name));
    }
  }
  return names;
}

EffectValues measure_effects(Scenario const& scenario, Preparation const& preparation,
                             std::uint32_t replicates, StopFlag const& stop) {
  std::vector<Outcome> outcomes(replicates);
  tbb::parallel_for(std::uint32_t{0}, replicates, [&](std::uint32_t r) {
    outcomes[r] = run_replicate(scenario, preparation, r, stop);
  });
  std::vector<std::string> const names = effect_names(scenario);
  EffectValues values;
  values.mean.assign(names.size(), NAN);
  values.standard_error = values.mean;
  values.of_replicate.assign(replicates, values.mean);
  for (std::uint32_t r = 0; r < replicates; ++r) {
    Outcome const& outcome = outcomes[r];
    if (!is_done(outcome)) {
      auto const cause = std::ranges::find_if_not(outcome.cause, &std::string::empty);
      if (values.cause.empty()) values.cause = fmt::format("replicate {}: {}", r, *cause);
      continue;
    }
    for (Measure const& one : headlines_of(scenario, preparation.layout, std::span(&outcome, 1)))
      values.of_replicate[r][place_in(names, one)] = one.value;
  }
  if (std::ranges::none_of(outcomes, is_done)) return values;
  for (Measure const& one : headlines_of(scenario, preparation.layout, outcomes)) {
    values.mean[place_in(names, one)] = one.value;
    values.standard_error[place_in(names, one)] =
        error_of(one.value, values.of_replicate, place_in(names, one));
  }
  return values;
}

}  // namespace clustress
