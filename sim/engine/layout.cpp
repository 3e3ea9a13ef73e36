#include "sim/engine/layout.hpp"

#include <algorithm>

#include "sim/world/firm_classes.hpp"

namespace clustress {
namespace {

template <class T>
std::vector<std::string> names_of(std::vector<T> const& items) {
  std::vector<std::string> names;
  for (T const& item : items) names.push_back(item.name);
  return names;
}

class LayoutBuilder {
 public:
  explicit LayoutBuilder(OutcomeLayout& layout) : layout_(layout) {}

  void add(std::string_view group, std::string_view name, std::string_view unit,
           std::string_view long_name, std::vector<std::string> dimensions) {
    DatasetInfo info{std::string(group),    std::string(name),
                     std::string(unit),     std::string(long_name),
                     std::move(dimensions), 1,
                     layout_.size};
    for (std::string const& wanted : info.dimensions) {
      auto const found = std::find_if(layout_.dimensions.begin(), layout_.dimensions.end(),
                                      [&](Dimension const& d) { return d.name == wanted; });
      info.entries *= found->labels.size();
    }
    layout_.size += layout_.size_of(info);
    layout_.datasets.push_back(std::move(info));
  }

  template <class Measured>
  void add(Measured const& measured, Output const& output) {
    if (is_optional(measured.split) && output.splits == RecordedSplits::none) return;
    for (DatasetGroup const& group : groups_of(measured.split))
      add(group.name, measured.name, measured.unit, measured.long_name, group.dimensions);
  }

 private:
  OutcomeLayout& layout_;
};

}  // namespace

std::vector<DatasetGroup> groups_of(Split split) {
  switch (split) {
    case Split::additive:
      return {{"total", {}},
              {"region", {"region"}},
              {"sector", {"sector"}},
              {"region_sector", {"region", "sector"}},
              {"cluster", {"cluster"}}};
    case Split::by_region:
      return {{"region", {"region"}}};
    case Split::by_cluster:
      return {{"cluster", {"cluster"}}};
    case Split::by_instrument:
      return {{"instrument", {"instrument"}}};
    case Split::by_class:
      return {{"size_class", {"size_class"}},
              {"age_class", {"age_class"}},
              {"wage_third", {"wage_third"}},
              {"membership", {"membership"}}};
    case Split::total_only:
      break;
  }
  return {{"total", {}}};
}

std::vector<DatasetGroup> groups_of(PairedSplit split) {
  switch (split) {
    case PairedSplit::by_group:
      return {{"account", {"account"}}};
    case PairedSplit::by_instrument_and_size:
      return {{"instrument_size", {"instrument", "size_class"}}};
    case PairedSplit::evaluation:
      return {{"evaluation", {}}};
    case PairedSplit::by_group_and_region:
      return {{"account_region", {"account", "region"}}};
    case PairedSplit::by_group_and_cluster:
      return {{"account_cluster", {"account", "cluster"}}};
    case PairedSplit::by_start_up:
      return {{"start_up", {"start_up", "survived_years"}}};
    case PairedSplit::total_only:
      break;
  }
  return {{"total", {}}};
}

bool is_optional(Split split) {
  return split == Split::by_class;
}

bool is_optional(PairedSplit split) {
  return split == PairedSplit::by_group_and_region || split == PairedSplit::by_group_and_cluster ||
         split == PairedSplit::by_start_up;
}

std::vector<std::string> instrument_labels(Scenario const& scenario) {
  std::vector<std::string> labels;
  for (Variant const& variant : scenario.variants) {
    for (auto const& instrument : variant.instruments) {
      std::string const& name = instrument->terms().name;
      if (std::find(labels.begin(), labels.end(), name) == labels.end()) labels.push_back(name);
    }
  }
  return labels;
}

OutcomeLayout layout_of(Scenario const& scenario) {
  OutcomeLayout layout;
  layout.variants = names_of(scenario.variants);
  layout.stresses = names_of(scenario.stresses);
  layout.quarters = static_cast<std::size_t>(scenario.simulation.horizon_quarters) + 1;
  layout.dimensions = {
      {"region", names_of(scenario.world.regions)},
      {"sector", names_of(scenario.world.sectors)},
      {"cluster", names_of(scenario.world.clusters)},
      {"instrument", instrument_labels(scenario)},
      {"account", {account_group_names.begin(), account_group_names.end()}},
      {"size_class", {size_class_names.begin(), size_class_names.end()}},
      {"age_class", {age_class_names.begin(), age_class_names.end()}},
      {"wage_third", {wage_third_names.begin(), wage_third_names.end()}},
      {"membership", {membership_names.begin(), membership_names.end()}},
      {"start_up", {start_up_names.begin(), start_up_names.end()}},
      {"survived_years", {survived_year_names.begin(), survived_year_names.end()}}};
  SamplingOptions const& design = scenario.points.design;
  if (design.is_there() && !design.measures("effects")) return layout;
  LayoutBuilder builder(layout);
  for (Indicator const& indicator : indicator_catalogue()) builder.add(indicator, scenario.output);
  for (PairedFunction const function : paired_catalogue()) {
    for (PairedIndicator const& indicator : function().indicators)
      builder.add(indicator, scenario.output);
  }
  return layout;
}

}  // namespace clustress
