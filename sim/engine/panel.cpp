#include "sim/engine/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/core/money.hpp"

namespace clustress {
namespace {

// What others do not know of a table of own firms, so that a number in the panel cannot be made
// from a name.
std::uint64_t key_of(std::vector<OwnFirm> const& firms) {
  std::uint64_t key = 0;
  for (OwnFirm const& firm : firms) {
    std::string const facts = fmt::format("{} {} {} {} {} {} {}", to_number(firm.id),
                                          firm.region.get(), firm.sector.get(), firm.jobs,
                                          firm.founded, firm.member, firm.rd_keur.value_or(-1.0));
    key = combine(key, hash_of(facts));
  }
  return key;
}

}  // namespace

void PanelCollector::History::grow(std::size_t count) {
  if (count <= firms.size()) return;
  firms.resize(count);
  values.resize(count * years);
}

PanelCollector::PanelCollector(Scenario const& scenario, Preparation const& preparation)
    : scenario_(scenario),
      preparation_(preparation),
      years_(scenario),
      variants_(panel_variants(scenario)),
      stresses_(panel_stresses(scenario)),
      key_(key_of(preparation.economy->facts.own_firms)) {
  for (OwnFirm const& firm : preparation.economy->facts.own_firms) own_.insert(to_number(firm.id));
  before_.years = years_.count();
}

void PanelCollector::before(World const& world) {
  if (!years_.has(world.now)) return;
  std::size_t const year = years_.of(world.now);
  world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
    auto const [known, is_new] =
        place_before_.emplace(to_number(world.firms.id[row]), before_.firms.size());
    if (is_new) before_.grow(before_.firms.size() + 1);
    add_quarter(before_.at(known->second, year), world, cell, row);
  });
  if (world.now % 4 != 0) return;
  world.firms.for_each_firm([&](CellRow, std::size_t row) {
    end_year(before_.at(place_before_.at(to_number(world.firms.id[row])), year), world, row);
  });
  count_links(world, [&](FirmId firm, std::size_t) {
    ++before_.at(place_before_.at(to_number(firm)), year).links;
  });
}

void PanelCollector::add_quarter(FirmYear& year, World const& world, CellRow cell,
                                 std::size_t row) {
  double const outside = world.firms.outside_sales[row];
  year.value_added += static_cast<float>(world.firms.local_sales[row] + outside);
  year.outside_sales += static_cast<float>(outside);
  if (world.firms.standing[row].has(Standing::exporter))
    year.exports += static_cast<float>(world.economy->sector_of(cell).foreign_share * outside);
}

void PanelCollector::end_year(FirmYear& year, World const& world, std::size_t row) {
  FirmTable const& firms = world.firms;
  year.alive = true;
  year.jobs = firms.jobs[row];
  year.productivity = static_cast<float>(effective_productivity(firms, row));
  year.rd_capital = firms.rd_stock[row];
  year.innovated = firms.last_innovation[row] > world.now - 4;
  year.exporter = firms.standing[row].has(Standing::exporter);
  year.member = firms.standing[row].has(Standing::member);
}

template <class F>
void PanelCollector::count_links(World const& world, F&& count) {
  auto const end = [&](FirmId firm, CellRow cell, std::size_t hint) {
    std::size_t const row =
        world.firms.holds(cell, firm, hint) ? hint : world.firms.find(cell, firm);
    if (row != FirmTable::npos) count(firm, row);
  };
  for (Link const& link : world.links) {
    end(link.first, link.first_cell, link.first_row);
    end(link.second, link.second_cell, link.second_row);
  }
}

void PanelCollector::observe(std::size_t variant, std::size_t stress, World const& world) {
  if (std::ranges::count(stresses_, stress) == 0) return;
  if (variant != 0 && std::ranges::count(variants_, variant) == 0) return;
  random_ = world.random;
  History& history = variant == 0 ? without_ : with_;
  if (world.now == 0) {
    begin(history, world);
    (variant == 0 ? started_without_.clear() : applications_.clear());
    if (variant != 0) support_.clear();
  }
  if (variant == 0) {
    take_projects_without(world);
  } else {
    take_events(world);
  }
  take(history, world);
  if (variant != 0 && world.now == scenario_.simulation.horizon_quarters) close(variant, stress);
}

void PanelCollector::begin(History& history, World const& snapshot) const {
  history = {};
  history.years = years_.count();
  history.grow(snapshot.firms.count());
  snapshot.firms.for_each_firm([&](CellRow, std::size_t row) {
    auto const place = place_before_.find(to_number(snapshot.firms.id[row]));
    if (place == place_before_.end()) return;
    auto const to = static_cast<std::size_t>(snapshot.firms.register_row[row]);
    for (std::size_t year = 0; year < static_cast<std::size_t>(years_.before); ++year)
      history.at(to, year) = before_.seen(place->second, year);
  });
}

void PanelCollector::take(History& history, World const& world) const {
  bool const counts = years_.has(world.now);
  std::size_t const year = counts ? years_.of(world.now) : 0;
  bool const ends = counts && world.now % 4 == 0;
  FirmTable const& firms = world.firms;
  firms.for_each_firm([&](CellRow cell, std::size_t row) {
    auto const place = static_cast<std::size_t>(firms.register_row[row]);
    history.grow(place + 1);
    Firm& firm = history.firms[place];
    if (firm.id == FirmId{}) {
      firm = {firms.id[row], cell, firms.founded[row], firms.jobs[row], 0};
    }
    firm.jobs = firms.jobs[row];
    if (counts) add_quarter(history.at(place, year), world, cell, row);
    if (ends) end_year(history.at(place, year), world, row);
  });
  if (!ends) return;
  count_links(world, [&](FirmId, std::size_t row) {
    ++history.at(static_cast<std::size_t>(firms.register_row[row]), year).links;
  });
}

void PanelCollector::take_projects_without(World const& world) {
  for (ProjectEvent const& project : world.office.projects)
    started_without_.try_emplace({to_number(project.firm), project.kind, project.arose}, world.now);
}

void PanelCollector::take_events(World const& world) {
  for (ApplicationEvent const& event : world.office.applications) {
    auto const row = static_cast<std::size_t>(std::max(event.register_row, 0));
    bool const is_known = event.register_row >= 0 && row < with_.firms.size();
    applications_.push_back({event.firm, world.now, event.instrument, event.score, event.cutoff,
                             event.awarded, is_known ? with_.firms[row].jobs : 0});
  }
  for (PaymentEvent const& payment : world.office.payments) {
    Support& support = support_[to_number(payment.firm)];
    if (support.paid == 0) support.paid = world.now;
    support.keur += to_keur(payment.amount);
    if (years_.has(world.now)) support.by_year[years_.of(world.now)] += to_keur(payment.amount);
  }
  for (ProjectEvent const& project : world.office.projects) {
    if (project.instrument < 0) continue;
    Support& support = support_[to_number(project.firm)];
    ++support.projects;
    if (project.kind == ProjectKind::founding) {
      support.foundings += 1;
      continue;  // whether it is founded without the programme too is known at the end
    }
    auto const without =
        started_without_.find({to_number(project.firm), project.kind, project.arose});
    if (without != started_without_.end() && without->second <= world.now) ++support.anyway;
  }
}

}  // namespace clustress
