#include "sim/engine/recorder.hpp"

#include <algorithm>

namespace clustress {

Recorder::Recorder(OutcomeLayout const& layout, Outcome& outcome, std::size_t variant,
                   std::size_t stress, std::vector<std::size_t> instrument_entry)
    : layout_(layout),
      outcome_(outcome),
      variant_(variant),
      stress_(stress),
      instrument_entry_(std::move(instrument_entry)) {}

std::span<double> Recorder::next(Quarter quarter) {
  DatasetInfo const& dataset = layout_.datasets[cursor_++];
  return {
      &outcome_.values[layout_.at(dataset, variant_, stress_, static_cast<std::size_t>(quarter))],
      dataset.entries};
}

void Recorder::record_additive(World const& world, Indicator const& indicator) {
  Economy const& economy = *world.economy;
  std::span<double> const total = next(world.now), region = next(world.now),
                          sector = next(world.now), region_sector = next(world.now),
                          cluster = next(world.now);
  for (auto const& group : {total, region, sector, region_sector, cluster})
    std::fill(group.begin(), group.end(), 0.0);
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
  cursor_ = 0;
  totals_.take(world);
  for (IndicatorFunction const function : indicator_catalogue()) {
    Indicator const& indicator = function();
    if (indicator.split() == Split::additive) {
      record_additive(world, indicator);
      continue;
    }
    std::span<double> const entries = next(world.now);
    if (indicator.split() == Split::by_instrument) {
      std::fill(entries.begin(), entries.end(), 0.0);
      for (std::size_t k = 0; k < instrument_entry_.size(); ++k) {
        entries[instrument_entry_[k]] = indicator.measure(world, totals_, k);
      }
    } else {
      for (std::size_t k = 0; k < entries.size(); ++k)
        entries[k] = indicator.measure(world, totals_, k);
    }
  }
}

void Recorder::record(Quarter quarter, PairedQuarter const& paired) {
  auto const by_group = [&](std::int64_t GroupAccount::*member) {
    std::span<double> const entries = next(quarter);
    for (std::size_t g = 0; g < account_groups; ++g)
      entries[g] = static_cast<double>(paired.groups[g].*member);
  };
  by_group(&GroupAccount::delta);
  by_group(&GroupAccount::continuing);
  by_group(&GroupAccount::only_with);
  by_group(&GroupAccount::only_without);
  by_group(&GroupAccount::with);
  by_group(&GroupAccount::without);
  by_group(&GroupAccount::firms);
  next(quarter)[0] = static_cast<double>(paired.before_award);
  next(quarter)[0] = static_cast<double>(paired.groups[0].with);
  next(quarter)[0] = static_cast<double>(paired.groups[0].without);
  auto const in_total = [&](std::int64_t SupportedProjects::*member) {
    std::int64_t sum = 0;
    for (auto const& by_size : paired.projects) {
      for (SupportedProjects const& projects : by_size) sum += projects.*member;
    }
    next(quarter)[0] = static_cast<double>(sum);
  };
  in_total(&SupportedProjects::additional);
  in_total(&SupportedProjects::deadweight);
  auto const by_size = [&](auto SupportedProjects::*member) {
    std::span<double> const entries = next(quarter);
    std::fill(entries.begin(), entries.end(), 0.0);
    for (std::size_t k = 0; k < paired.projects.size(); ++k) {
      for (std::size_t s = 0; s < size_classes; ++s) {
        entries[instrument_entry_[k] * size_classes + s] =
            static_cast<double>(paired.projects[k][s].*member);
      }
    }
  };
  by_size(&SupportedProjects::additional);
  by_size(&SupportedProjects::deadweight);
  by_size(&SupportedProjects::unused);
  by_size(&SupportedProjects::support_keur);
  by_size(&SupportedProjects::own_extra_keur);
  next(quarter)[0] = paired.winners;
  next(quarter)[0] = paired.losers;
  next(quarter)[0] = paired.naive_difference;
  next(quarter)[0] = paired.effect_on_winners;
  next(quarter)[0] = paired.effect_on_losers;
}

}  // namespace clustress
