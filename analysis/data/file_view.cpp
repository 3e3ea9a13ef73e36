// analysis/data/file_view.cpp — a result file as the view the effects read; with stopping.cpp the
// only place of this room that knows files.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "analysis/data/result_view.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {
namespace {

std::size_t place_of(ResultFile const& file, std::string const& source, std::uint32_t point) {
  auto const found = std::ranges::lower_bound(file.points(), point);
  if (found == file.points().end() || *found != point) {
    throw UsageError(fmt::format("{}: there is no point {}; it has the points 0 to {}", source,
                                 point, file.points().empty() ? 0 : file.points().back()));
  }
  return static_cast<std::size_t>(found - file.points().begin());
}

// Facts are of the values as declared. A point that sets any key of programmes, or of stresses, has
// others, which the file does not hold.
void take_facts(ScenarioFacts const& facts, PointTable const& table, Point const& point,
                ResultView& view) {
  auto const sets = [&](std::string_view beginning) {
    for (std::size_t k = 0; k < table.parameters.size(); ++k) {
      if (!point.overrides.at(k).empty() && table.parameters[k].path.starts_with(beginning))
        return true;
    }
    return false;
  };
  view.variant_facts = facts.variants;
  if (sets("variant.")) {
    for (VariantFacts& one : view.variant_facts) one = {std::move(one.description), {}, {}, {}};
  }
  view.stress_facts = facts.stresses;
  if (sets("stress.")) {
    for (StressFacts& one : view.stress_facts) one = {std::move(one.description), {}};
  }
  view.instrument_titles = facts.instrument_title;
  view.region_nuts = facts.region_nuts;
  view.sector_nace = facts.sector_nace;
}

}  // namespace

ResultView view_of(ResultFile const& file, std::string source, std::uint32_t point) {
  std::size_t const place = place_of(file, source, point);
  RunHeader const& header = file.header();
  OutcomeLayout const& layout = file.layout();
  ResultView view;
  view.source = std::move(source);
  ScenarioFacts facts = read_facts(header);
  view.title = std::move(facts.title);
  view.digest = header.digest;
  view.point = point;
  view.points_total = file.axes().points;
  view.point_label = header.points.points.at(point).label;
  view.start_quarter = header.start_quarter;
  view.variants = layout.variants;
  view.reference = std::move(facts.is_reference);
  view.channel_of = std::move(facts.channel_of);
  view.channel = std::move(facts.channel);
  view.submix_of = std::move(facts.submix_of);
  view.instruments = std::move(facts.instruments);
  view.orders = std::move(facts.orders);
  view.stresses = layout.stresses;
  view.dimensions = layout.dimensions;
  view.stress_kind = std::move(facts.stress_kind);
  view.stress_severity = std::move(facts.stress_severity);
  view.instrument_kinds = std::move(facts.instrument_kind);
  take_facts(facts, header.points, header.points.points.at(point), view);
  view.world_numbers = header.world_numbers;
  view.quarters = layout.quarters;
  view.replicates = file.replicates().size();
  view.replicates_wanted = header.replicates;
  view.complete = file.complete() && header.shard.is_whole();
  view.target_net_jobs = facts.target_net_jobs;
  view.target_price_keur_per_job = facts.target_price_keur_per_job;
  view.target_worlds_share = facts.target_worlds_share;
  view.discount_rate = facts.discount_rate;
  view.stopping = stopping_of(header);
  view.world_scale = facts.world_scale;
  view.withheld = std::move(facts.withheld);
  view.warnings = file.warnings();
  if (lacks_withheld(header)) {
    view.warnings.emplace_back(
        "The result has own firms and was written by an older program: tables by cluster, size and "
        "place may tell of single ones of them. Run it anew before you pass tables on.");
  }
  for (std::size_t v = 0; v < view.variants.size(); ++v) {
    for (std::size_t s = 0; s < view.stresses.size(); ++s) {
      for (std::size_t r = 0; r < view.replicates; ++r)
        view.status.push_back(file.status(place, v, s, r));
    }
  }
  view.read = [&file, place](std::string_view group,
                             std::string_view name) -> std::optional<DatasetValues> {
    DatasetInfo const* info = file.find(group, name);
    if (info == nullptr) return std::nullopt;
    return DatasetValues{file.read_point(group, name, place), info->entries, info->unit};
  };
  return view;
}

namespace {

// Places in the list of parameters, separated by blanks.
std::vector<std::string> not_identified_in(RunHeader const& header) {
  std::vector<std::string> names;
  std::istringstream places(header.text("ensemble_not_identified"));
  for (std::size_t k = 0; places >> k;) {
    if (k < header.points.parameters.size()) names.push_back(header.points.parameters[k].path);
  }
  return names;
}

}  // namespace

PointsView points_of(ResultFile const& file) {
  PointTable const& table = file.header().points;
  PointsView view;
  view.numbers = file.points();
  view.axes = file.axes();
  view.luck = table.luck;
  view.design = table.design;
  view.not_identified = not_identified_in(file.header());
  for (PointParameter const& parameter : table.parameters) {
    view.parameters.push_back(parameter.path);
    view.units.push_back(parameter.unit);
    view.groups.push_back(parameter.group);
  }
  for (std::uint32_t const number : view.numbers) {
    Point const& point = table.points.at(number);
    view.labels.push_back(point.label);
    view.weights.push_back(point.weight);
    view.values.push_back(point.values);
    view.overrides.push_back(point.overrides);
  }
  view.read = [&file](std::string_view group,
                      std::string_view name) -> std::optional<DatasetValues> {
    DatasetInfo const* info = file.find(group, name);
    if (info == nullptr) return std::nullopt;
    return DatasetValues{file.read(group, name), info->entries, info->unit};
  };
  return view;
}

}  // namespace clustress
