#include "sim/engine/tape.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/errors.hpp"

namespace clustress {

std::int32_t FirmRegister::enter(FirmId id, CellRow cell) {
  auto const row = static_cast<std::int32_t>(cells_.size());
  if (!rows_.emplace(to_number(id), row).second) {
    throw WorldFailure(fmt::format("two firms share the id {:016x}: change the seed and report it",
                                   to_number(id)));
  }
  cells_.push_back(cell);
  return row;
}

std::optional<std::int32_t> FirmRegister::find(FirmId id) const {
  auto const found = rows_.find(to_number(id));
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

void read_jobs(World const& world, std::size_t rows, std::vector<std::int32_t>& jobs) {
  jobs.assign(rows, 0);
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    world.firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      jobs[static_cast<std::size_t>(world.firms.register_row[row])] = world.firms.jobs[row];
    });
  }
}

std::vector<double> sales_by_market(World const& world) {
  std::vector<double> sales(world.markets.size(), 0.0);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    sales[world.economy->cells[c].market.get()] +=
        world.cells[c].local_sales + world.cells[c].outside_sales;
  }
  return sales;
}

void Tape::begin(World& snapshot) {
  for (std::int32_t& row : snapshot.firms.register_row) row = unregistered;
  record(snapshot, {});
}

void Tape::record(World& world, std::vector<double> const& fill) {
  for_each_unregistered(world, [&](std::size_t row, CellRow cell) {
    world.firms.register_row[row] = firms_.enter(world.firms.id[row], cell);
  });
  jobs_.emplace_back();
  read_jobs(world, firms_.size(), jobs_.back());
  labour_.push_back({fill, {}});
  for (RegionState const& region : world.regions)
    labour_.back().log_wage.push_back(region.log_wage);
  MarketConditions& here = markets_.emplace_back();
  for (MarketState const& market : world.markets) {
    here.crowding.push_back(market.crowding);
    here.demand_gap.push_back(market.demand_gap);
  }
  for (NicheState const& niche : world.niches) here.innovated.push_back(niche.innovated);
  market_sales_.push_back(sales_by_market(world));
  std::vector<Project> started;
  for (ProjectEvent const& project : world.office.projects) {
    std::optional<std::int32_t> row = project.register_row;
    if (*row == unregistered) row = firms_.find(project.firm);  // a founder's firm, if it entered
    if (row) started.push_back({*row, project.kind, project.arose, project.cost_keur});
  }
  std::sort(started.begin(), started.end(),
            [](Project const& a, Project const& b) { return a.key() < b.key(); });
  taken_up_.emplace_back();
  for (Project const& project : started) {
    if (project.arose < world.now) taken_up_.back().push_back(project);
  }
  projects_.push_back(std::move(started));
}

std::optional<double> Tape::started_project(std::size_t quarter, Project const& idea) const {
  std::size_t const first = idea.arose > 0 ? static_cast<std::size_t>(idea.arose) : 0;
  for (std::size_t q = first; q <= quarter; ++q) {
    auto const& projects = projects_[q];
    auto const found =
        std::lower_bound(projects.begin(), projects.end(), idea,
                         [](Project const& a, Project const& b) { return a.key() < b.key(); });
    if (found != projects.end() && found->key() == idea.key()) return found->cost_keur;
  }
  return std::nullopt;
}

}  // namespace clustress
