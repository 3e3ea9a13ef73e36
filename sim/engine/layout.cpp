#include "sim/engine/layout.hpp"

#include <algorithm>

#include "sim/world/size_class.hpp"

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
  void add(Measured const& measured) {
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
    case PairedSplit::total_only:
      break;
  }
  return {{"total", {}}};
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
  layout.dimensions = {{"region", names_of(scenario.world.regions)},
                       {"sector", names_of(scenario.world.sectors)},
                       {"cluster", names_of(scenario.world.clusters)},
                       {"instrument", instrument_labels(scenario)},
                       {"account", {account_group_names.begin(), account_group_names.end()}},
                       {"size_class", {size_class_names.begin(), size_class_names.end()}}};
  LayoutBuilder builder(layout);
  for (Indicator const& indicator : indicator_catalogue()) builder.add(indicator);
  for (PairedFunction const function : paired_catalogue()) {
    for (PairedIndicator const& indicator : function().indicators) builder.add(indicator);
  }
  return layout;
}

}  // namespace clustress
