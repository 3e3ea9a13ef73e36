#include "sim/engine/layout.hpp"

#include <algorithm>

#include "sim/engine/pairing.hpp"
#include "sim/world/indicator.hpp"

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

  void add(std::string group, std::string_view name, std::string_view unit,
           std::string_view long_name, std::vector<std::string> dimensions) {
    DatasetInfo info{std::move(group),      std::string(name),
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

  void add(Indicator const& i) {
    switch (i.split()) {
      case Split::additive:
        add("total", i.name(), i.unit(), i.long_name(), {});
        add("region", i.name(), i.unit(), i.long_name(), {"region"});
        add("sector", i.name(), i.unit(), i.long_name(), {"sector"});
        add("region_sector", i.name(), i.unit(), i.long_name(), {"region", "sector"});
        add("cluster", i.name(), i.unit(), i.long_name(), {"cluster"});
        break;
      case Split::by_region:
        add("region", i.name(), i.unit(), i.long_name(), {"region"});
        break;
      case Split::by_cluster:
        add("cluster", i.name(), i.unit(), i.long_name(), {"cluster"});
        break;
      case Split::by_instrument:
        add("instrument", i.name(), i.unit(), i.long_name(), {"instrument"});
        break;
      case Split::total_only:
        add("total", i.name(), i.unit(), i.long_name(), {});
        break;
    }
  }

 private:
  OutcomeLayout& layout_;
};

}  // namespace

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
  for (IndicatorFunction const function : indicator_catalogue()) builder.add(function());

  std::vector<std::string> const by_group = {"account"};
  builder.add("account", "jobs_delta", "persons", "jobs with less jobs without the programme",
              by_group);
  builder.add("account", "jobs_delta_continuing", "persons",
              "of which in firms alive in both worlds", by_group);
  builder.add("account", "jobs_delta_only_with", "persons",
              "of which in firms alive only with the programme", by_group);
  builder.add("account", "jobs_delta_only_without", "persons",
              "of which in firms alive only without the programme", by_group);
  builder.add("account", "jobs_with", "persons", "jobs with the programme", by_group);
  builder.add("account", "jobs_without", "persons", "jobs of the same firms without the programme",
              by_group);
  builder.add("account", "firms", "firms", "firms of the group alive with the programme", by_group);
  builder.add("total", "beneficiary_jobs_before_award", "persons",
              "jobs of beneficiaries when they were awarded", {});
  builder.add("total", "beneficiary_jobs_with", "persons", "their jobs now", {});
  builder.add("total", "beneficiary_jobs_without", "persons",
              "their jobs now in the world without the programme", {});
  builder.add("total", "projects_additional", "count",
              "supported projects the firm did not start without the programme, so far", {});
  builder.add("total", "projects_deadweight", "count",
              "supported projects the firm started without the programme too, so far", {});
  std::vector<std::string> const by_size = {"instrument", "size_class"};
  builder.add("instrument_size", "projects_additional", "count",
              "the same by instrument and jobs of the firm at the award", by_size);
  builder.add("instrument_size", "projects_deadweight", "count",
              "the same by instrument and jobs of the firm at the award", by_size);
  builder.add("instrument_size", "projects_unused", "count", "awards that lapsed, so far", by_size);
  builder.add("instrument_size", "support_keur", "kEUR", "support of started projects, so far",
              by_size);
  builder.add("instrument_size", "own_extra_keur", "kEUR",
              "what their firms paid for projects from their own money, less what they paid "
              "without the programme, so far",
              by_size);
  builder.add("evaluation", "winners", "firms",
              "awarded applicants of the calls of the instruments' first four quarters", {});
  builder.add("evaluation", "losers", "firms", "rejected applicants of the same calls", {});
  builder.add("evaluation", "naive_difference", "persons",
              "mean growth in jobs since the call, winners less losers", {});
  builder.add("evaluation", "effect_on_winners", "persons", "mean true effect on winners", {});
  builder.add("evaluation", "effect_on_losers", "persons",
              "mean true effect on losers, weighted as the winners", {});
  return layout;
}

}  // namespace clustress
