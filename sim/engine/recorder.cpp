#include "sim/engine/recorder.hpp"

#include <algorithm>
#include <array>

#include "sim/core/errors.hpp"
#include "sim/engine/layout.hpp"
#include "sim/world/size_class.hpp"

namespace clustress {
namespace {

DatasetInfo const* dataset_of(OutcomeLayout const& layout, std::string_view group,
                              std::string_view name) {
  for (DatasetInfo const& dataset : layout.datasets) {
    if (dataset.group == group && dataset.name == name) return &dataset;
  }
  throw ContractViolation("the layout has no data set " + std::string(group) + "/" +
                          std::string(name));
}

}  // namespace

Recorder::Recorder(OutcomeLayout const& layout, Outcome& outcome, std::size_t variant,
                   std::size_t stress, std::vector<std::size_t> instrument_entry,
                   Output const& output, ClassBook classes)
    : layout_(layout),
      outcome_(outcome),
      variant_(variant),
      stress_(stress),
      instrument_entry_(std::move(instrument_entry)),
      output_(output),
      classes_(std::move(classes)) {
  bool const has_none = output.splits == RecordedSplits::none;
  for (Indicator const& indicator : indicator_catalogue()) {
    datasets_.emplace_back();
    if (has_none && is_optional(indicator.split)) continue;
    for (DatasetGroup const& group : groups_of(indicator.split))
      datasets_.back().push_back(dataset_of(layout, group.name, indicator.name));
  }
  for (PairedFunction const function : paired_catalogue()) {
    for (PairedIndicator const& indicator : function().indicators) {
      paired_splits_.push_back(indicator.split);
      paired_datasets_.push_back(
          has_none && is_optional(indicator.split)
              ? nullptr
              : dataset_of(layout, groups_of(indicator.split).front().name, indicator.name));
    }
  }
}

Recorder::Entries Recorder::entries(DatasetInfo const& dataset, Quarter quarter) {
  return {
      &outcome_.values[layout_.at(dataset, variant_, stress_, static_cast<std::size_t>(quarter))],
      dataset.entries};
}

bool Recorder::leaves_out(auto split, Quarter quarter) const {
  return is_optional(split) &&
         !output_.records_splits(quarter, static_cast<int>(layout_.quarters) - 1);
}

void Recorder::record_classes(World const& world, Indicator const& indicator,
                              std::vector<DatasetInfo const*> const& datasets) {
  std::size_t k = 0;
  for (DatasetInfo const* dataset : datasets) {
    for (double& value : entries(*dataset, world.now))
      value = indicator.measure(world, totals_, k++);
  }
}

void Recorder::record_additive(World const& world, Indicator const& indicator,
                               std::vector<DatasetInfo const*> const& datasets) {
  Economy const& economy = *world.economy;
  std::array<Entries, 5> groups;  // in the order of groups_of()
  for (std::size_t g = 0; g < groups.size(); ++g) {
    groups[g] = entries(*datasets[g], world.now);
    std::fill(groups[g].begin(), groups[g].end(), 0.0);
  }
  auto const& [total, region, sector, region_sector, cluster] = groups;
  std::size_t const sectors = economy.facts.sectors.size();
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    Cell const& cell = economy.cells[c];
    double const value = indicator.measure(world, totals_, c);
    total[0] += value;
    region[cell.region.get()] += value;
    sector[cell.sector.get()] += value;
    region_sector[cell.region.get() * sectors + cell.sector.get()] += value;
    if (cell.cluster) cluster[cell.cluster->get()] += value;
  }
}

void Recorder::record(World const& world) {
  totals_.take(world);
  if (output_.splits != RecordedSplits::none) classes_.take_quarter(world);
  if (!leaves_out(Split::by_class, world.now)) totals_.classes = classes_.sums(world);
  if (!leaves_out(Split::by_class, world.now + high_growth_quarters)) classes_.remember(world);
  auto datasets = datasets_.begin();
  for (Indicator const& indicator : indicator_catalogue()) {
    auto const& own = *datasets++;
    if (leaves_out(indicator.split, world.now)) continue;
    if (indicator.split == Split::by_class) {
      record_classes(world, indicator, own);
      continue;
    }
    if (indicator.split == Split::additive) {
      record_additive(world, indicator, own);
      continue;
    }
    Entries const values = entries(*own.front(), world.now);
    if (indicator.split == Split::by_instrument) {
      std::fill(values.begin(), values.end(), 0.0);
      for (std::size_t k = 0; k < instrument_entry_.size(); ++k)
        values[instrument_entry_[k]] = indicator.measure(world, totals_, k);
    } else {
      for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = indicator.measure(world, totals_, k);
    }
  }
}

void Recorder::record(Pairing const& pairing) {
  PairedWorld const& pair = pairing.pair();
  auto dataset = paired_datasets_.begin();
  pairing.for_each([&](PairedIndicator const& indicator, PairedAccount const& account) {
    DatasetInfo const* const own = *dataset++;
    if (leaves_out(indicator.split, pair.with().now)) return;
    Entries const values = entries(*own, pair.with().now);
    if (indicator.split != PairedSplit::by_instrument_and_size) {
      for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = indicator.measure(account, pair, k);
      return;
    }
    std::fill(values.begin(), values.end(), 0.0);
    for (std::size_t k = 0; k < instrument_entry_.size(); ++k) {
      for (std::size_t s = 0; s < size_classes; ++s) {
        values[instrument_entry_[k] * size_classes + s] =
            indicator.measure(account, pair, k * size_classes + s);
      }
    }
  });
}

void Recorder::record_unpaired(Quarter quarter) {
  for (std::size_t k = 0; k < paired_datasets_.size(); ++k) {
    if (leaves_out(paired_splits_[k], quarter)) continue;
    Entries const values = entries(*paired_datasets_[k], quarter);
    std::fill(values.begin(), values.end(), 0.0);
  }
}

}  // namespace clustress
