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
                   std::size_t stress, std::vector<std::size_t> instrument_entry)
    : layout_(layout),
      outcome_(outcome),
      variant_(variant),
      stress_(stress),
      instrument_entry_(std::move(instrument_entry)) {
  for (Indicator const& indicator : indicator_catalogue()) {
    datasets_.emplace_back();
    for (DatasetGroup const& group : groups_of(indicator.split))
      datasets_.back().push_back(dataset_of(layout, group.name, indicator.name));
  }
  for (PairedFunction const function : paired_catalogue()) {
    for (PairedIndicator const& indicator : function().indicators)
      paired_datasets_.push_back(
          dataset_of(layout, groups_of(indicator.split).front().name, indicator.name));
  }
}

Recorder::Entries Recorder::entries(DatasetInfo const& dataset, Quarter quarter) {
  return {
      &outcome_.values[layout_.at(dataset, variant_, stress_, static_cast<std::size_t>(quarter))],
      dataset.entries};
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
  auto datasets = datasets_.begin();
  for (Indicator const& indicator : indicator_catalogue()) {
    auto const& own = *datasets++;
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
    Entries const values = entries(**dataset++, pair.with().now);
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
  for (DatasetInfo const* dataset : paired_datasets_) {
    Entries const values = entries(*dataset, quarter);
    std::fill(values.begin(), values.end(), 0.0);
  }
}

}  // namespace clustress
