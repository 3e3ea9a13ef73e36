#include "sim/study/scenario_header.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "sim/engine/layout.hpp"
#include "sim/engine/panel_layout.hpp"
#include "sim/results/scenario_facts.hpp"
#include "sim/study/assumptions.hpp"
#include "sim/study/design_attributes.hpp"
#include "sim/study/moments_of_study.hpp"
#include "sim/study/money_plan.hpp"
#include "sim/study/withheld.hpp"
#include "sim/world/acting_quarters.hpp"

namespace clustress {
namespace {

// Of each label of the instrument dimension; instruments that share a label and not a kind have
// none.
std::vector<std::string> instrument_kinds(Scenario const& scenario) {
  std::map<std::string, std::string> kinds;
  for (Variant const& variant : scenario.variants) {
    for (auto const& instrument : variant.instruments) {
      auto const [kind, is_new] =
          kinds.emplace(instrument->terms().name, std::string(instrument->kind_name()));
      if (!is_new && kind->second != instrument->kind_name()) kind->second.clear();
    }
  }
  std::vector<std::string> result;
  for (std::string const& label : instrument_labels(scenario)) result.push_back(kinds.at(label));
  return result;
}

// The labels of the variant's instruments, as places among all labels.
std::vector<std::size_t> places_of(Variant const& variant, std::vector<std::string> const& labels) {
  std::vector<std::size_t> places;
  for (auto const& instrument : variant.instruments) {
    auto const label = std::ranges::find(labels, instrument->terms().name);
    places.push_back(static_cast<std::size_t>(label - labels.begin()));
  }
  return places;
}

void add_submixes(Scenario const& scenario, ScenarioFacts& facts) {
  std::vector<std::string> const labels = instrument_labels(scenario);
  bool const is_decomposed = !scenario.decompositions.empty();
  for (Variant const& variant : scenario.variants) {
    std::vector<std::size_t> const places = places_of(variant, labels);
    facts.submix_of.push_back(variant.submix_of);
    facts.instruments.push_back(is_decomposed ? places : std::vector<std::size_t>{});
    auto& orders = facts.orders.emplace_back();
    for (JoiningOrder const& order : variant.orders) {
      auto& one = orders.emplace_back();
      for (std::size_t const k : order) one.push_back(places.at(k));
    }
  }
}

// What a kind of instrument does, by the catalogue; empty for none.
std::string title_of(std::string const& kind) {
  for (auto const& entry : instrument_catalogue()) {
    if (entry().kind == kind) return std::string(entry().summary);
  }
  return "";
}

// As places among all regions; the first one if none is named.
std::vector<std::size_t> target_regions(Variant const& variant, WorldFacts const& world) {
  if (variant.regions.empty()) return {0};
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < world.regions.size(); ++k) {
    if (std::ranges::find(variant.regions, world.regions[k].name) != variant.regions.end())
      places.push_back(k);
  }
  return places;
}

VariantFacts facts_of(Variant const& variant, Scenario const& scenario) {
  VariantFacts facts{variant.description, budget_keur(variant),
                     release_span(variant, scenario.simulation.horizon_quarters)};
  bool const is_programme = &variant != &scenario.variants.front();
  if (is_programme) facts.regions = target_regions(variant, scenario.world);
  return facts;
}

WorldNumbers numbers_of(WorldFacts const& world) {
  WorldNumbers numbers;
  numbers.all = world.notes.size();
  for (Assumption const& assumption : assumptions_of(world)) {
    FactNote const& note = *assumption.note;
    numbers.assumed.push_back(
        {note.path, note.value, note.range.low, note.range.high, assumption.jobs_share});
  }
  return numbers;
}

void add_stresses(Scenario const& scenario, ScenarioFacts& facts) {
  Economy const economy(scenario.world, scenario.model);
  for (StressCase const& stress : scenario.stresses) {
    facts.stress_kind.push_back(stress.kind);
    facts.stress_severity.push_back(stress.severity);
    facts.stresses.push_back(
        {stress.description,
         acting_quarters(stress.stresses, economy, scenario.simulation.horizon_quarters)});
  }
}

ScenarioFacts facts_of(Scenario const& scenario) {
  ScenarioFacts facts;
  facts.title = scenario.title;
  facts.world = scenario.world.name;
  facts.target_net_jobs = scenario.targets.net_jobs;
  facts.target_price_keur_per_job = scenario.targets.price_keur_per_job;
  facts.target_worlds_share = scenario.targets.worlds_share;
  facts.discount_rate = scenario.simulation.discount_rate;
  add_stresses(scenario, facts);
  for (Variant const& variant : scenario.variants) {
    facts.is_reference.push_back(variant.reference);
    facts.channel_of.push_back(variant.channel_of);
    facts.channel.emplace_back(variant.is_channel_run() ? entry_of(variant.channel).name : "");
    facts.variants.push_back(facts_of(variant, scenario));
  }
  add_submixes(scenario, facts);
  facts.instrument_kind = instrument_kinds(scenario);
  for (std::string const& kind : facts.instrument_kind)
    facts.instrument_title.push_back(title_of(kind));
  for (RegionFacts const& region : scenario.world.regions) facts.region_nuts.push_back(region.nuts);
  for (SectorFacts const& sector : scenario.world.sectors) facts.sector_nace.push_back(sector.nace);
  facts.world_scale = scenario.world.scale;
  facts.own_firms = scenario.world.own_firms.size();
  facts.withheld = withheld_of(scenario.world);
  return facts;
}

}  // namespace

PointTable point_table_of(Scenario const& scenario) {
  PointTable table;
  ScenarioPoints const& points = scenario.points;
  if (points.all.size() == 1) return table;
  for (PointPath const& p : points.parameters)
    table.parameters.push_back({p.path, p.unit, p.prior, p.group});
  table.design = points.design.method;
  table.luck = points.options.luck == Luck::own ? "own" : "shared";
  table.points.clear();
  std::vector<double> const nowhere(points.parameters.size(),
                                    std::numeric_limits<double>::quiet_NaN());
  double sum = 0.0;
  for (ScenarioPoint const& point : points.all) sum += point.weight;
  for (ScenarioPoint const& point : points.all) {
    table.points.push_back({point.label, point.overrides, point.values,
                            point.cube.empty() ? nowhere : point.cube, point.weight / sum});
  }
  return table;
}

RunHeader header_of(Scenario const& scenario, Shard shard, std::string const& command_line) {
  RunHeader header;
  header.shard = shard;
  header.layout = layout_of(scenario);
  header.layout.moments = moments_of(scenario);
  header.scenario_toml = scenario.effective_toml;
  header.digest = scenario.digest;
  header.seed = scenario.simulation.seed;
  header.replicates = static_cast<std::uint32_t>(scenario.simulation.replicates);
  header.points = point_table_of(scenario);
  header.points_wanted = static_cast<std::uint32_t>(header.points.points.size());
  header.start_quarter = to_string(scenario.simulation.start);
  write_facts(facts_of(scenario), header);
  std::ranges::move(design_attributes(scenario.points), std::back_inserter(header.attributes));
  header.world_numbers = numbers_of(scenario.world);
  stamp(header, command_line);
  return header;
}

PanelHeader panel_header_of(Scenario const& scenario) {
  PanelHeader header;
  header.layout = panel_layout_of(scenario);
  header.attributes = {
      {"title", scenario.title},
      {"world_name", scenario.world.name},
      {"scenario_digest", scenario.digest},
      {"start_quarter", to_string(scenario.simulation.start)},
      {"horizon_quarters", static_cast<double>(scenario.simulation.horizon_quarters)}};
  if (scenario.world.scale != 1.0)
    header.attributes.push_back({"world_scale", scenario.world.scale});
  return header;
}

}  // namespace clustress
