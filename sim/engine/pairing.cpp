#include "sim/engine/pairing.hpp"

#include <algorithm>

#include "sim/programme/instrument.hpp"

namespace clustress {

Pairing::Pairing(Tape const& tape, Economy const& economy, Programme const& programme)
    : tape_(tape),
      economy_(economy),
      programme_(programme),
      supported_cell_(economy.cells.size(), 0),
      target_cell_(economy.cells.size(), 0),
      reached_market_(economy.markets.size(), 0),
      projects_(programme.lines.size()) {
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    Cell const& cell = economy.cells[c];
    auto const& regions = programme.regions;
    target_cell_[c] =
        std::find(regions.begin(), regions.end(), cell.region) != regions.end() ? 1 : 0;
    if (!cell.cluster) continue;
    for (auto const& line : programme.lines) {
      if (line.eligible[c] == 0) continue;
      if (!line.instrument->terms().clusters.empty()) supported_cell_[c] = 1;
      // an organisation serves the whole cluster
      if (!line.instrument->is_for_organisations()) continue;
      for (std::size_t const own : economy.cluster_cells[cell.cluster->get()])
        supported_cell_[own] = 1;
    }
  }
}

void Pairing::register_entrants(World& world) {
  auto const known = static_cast<std::int32_t>(tape_.firms().size());
  for_each_unregistered(world, [&](std::size_t row, CellRow cell) {
    auto const found = tape_.firms().find(world.firms.id[row]);
    world.firms.register_row[row] =
        found ? *found : known + only_with_.enter(world.firms.id[row], cell);
  });
  std::size_t const rows = tape_.firms().size() + only_with_.size();
  paid_.resize(rows, 0);
  member_.resize(rows, 0);
  // once a member of a supported cluster, always counted as one
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    if (supported_cell_[c] == 0) continue;
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      if ((world.firms.standing[row] & member) != 0)
        member_[static_cast<std::size_t>(world.firms.register_row[row])] = 1;
    }
  }
  before_award_.resize(rows, -1);
  last_jobs_.swap(jobs_);
  last_jobs_.resize(rows, 0);
  read_jobs(world, rows, jobs_);
}

std::optional<std::size_t> Pairing::row_of(FirmId firm, std::int32_t register_row) const {
  if (register_row != unregistered) return static_cast<std::size_t>(register_row);
  if (auto const found = tape_.firms().find(firm)) return static_cast<std::size_t>(*found);
  if (auto const found = only_with_.find(firm))
    return tape_.firms().size() + static_cast<std::size_t>(*found);
  return std::nullopt;
}

void Pairing::take_applications(World const& world) {
  for (ApplicationEvent const& application : world.office.applications) {
    auto const found = row_of(application.firm, application.register_row);
    if (!found) continue;
    std::size_t const row = *found;
    if (application.awarded && before_award_[row] < 0) before_award_[row] = last_jobs_[row];
    int const first_call =
        programme_.lines[application.instrument].instrument->terms().start_quarter;
    if (world.now >= first_call + evaluated_calls) continue;
    if (strata_.empty() || strata_.back().call != world.now ||
        strata_.back().instrument != application.instrument) {
      strata_.push_back({application.instrument, world.now, {}, {}, {}, {}});
    }
    Stratum& stratum = strata_.back();
    (application.awarded ? stratum.winners : stratum.losers)
        .push_back(static_cast<std::int32_t>(row));
    (application.awarded ? stratum.winners_before : stratum.losers_before)
        .push_back(last_jobs_[row]);
  }
}

std::optional<double> Pairing::without_support(std::size_t quarter,
                                               ProjectEvent const& project) const {
  if (project.kind == ProjectKind::founding) {
    return tape_.firms().find(project.firm) ? std::optional(project.cost_keur) : std::nullopt;
  }
  auto const row = row_of(project.firm, project.register_row);
  return row ? tape_.started_project(quarter, static_cast<std::int32_t>(*row), project.kind)
             : std::nullopt;
}

void Pairing::take_projects(World const& world) {
  auto const quarter = static_cast<std::size_t>(world.now);
  for (ProjectEvent const& project : world.office.projects) {
    if (project.instrument < 0) continue;
    SupportedProjects& sum =
        projects_[static_cast<std::size_t>(project.instrument)][size_class(project.jobs)];
    std::optional<double> const without = without_support(quarter, project);
    ++(without ? sum.deadweight : sum.additional);
    sum.support_keur += to_keur(project.support);
    sum.own_extra_keur += project.cost_keur - to_keur(project.support) - without.value_or(0.0);
  }
  for (LapseEvent const& lapse : world.office.lapses) {
    ++projects_[static_cast<std::size_t>(lapse.instrument)][size_class(lapse.jobs)].unused;
  }
}

void Pairing::take_events(World const& world) {
  take_applications(world);
  take_projects(world);
  for (PaymentEvent const& payment : world.office.payments) {
    auto const found = row_of(payment.firm, payment.register_row);
    if (!found) continue;
    std::size_t const row = *found;
    paid_[row] = 1;
    // paid without an award: a transfer
    if (before_award_[row] < 0) before_award_[row] = last_jobs_[row];
  }
}

std::int32_t Pairing::jobs_without(std::size_t quarter, std::size_t row) const {
  auto const& jobs = tape_.jobs(quarter);
  return row < jobs.size() ? jobs[row] : 0;
}

std::vector<std::uint8_t> Pairing::group_of_cells() const {
  std::vector<std::uint8_t> group(economy_.cells.size());
  for (std::size_t c = 0; c < group.size(); ++c) {
    bool const competes = reached_market_[economy_.cells[c].market.get()] != 0;
    group[c] = competes ? 2 : target_cell_[c] != 0 ? 3 : 4;
  }
  return group;
}

void Pairing::settle_account(std::size_t quarter, PairedQuarter& result) const {
  std::vector<std::uint8_t> const cell_group = group_of_cells();
  std::size_t const known = tape_.firms().size();
  for (std::size_t row = 0; row < jobs_.size(); ++row) {
    std::int32_t const with = jobs_[row];
    std::int32_t const without = jobs_without(quarter, row);
    if ((with | without) == 0 && paid_[row] == 0) continue;
    CellRow const cell = row < known ? tape_.firms().cell(row) : only_with_.cell(row - known);
    GroupAccount& group = result.groups[paid_[row] != 0     ? 0
                                        : member_[row] != 0 ? 1
                                                            : cell_group[cell.get()]];
    std::int64_t const delta = std::int64_t{with} - without;
    group.delta += delta;
    (with > 0 && without > 0 ? group.continuing
     : with > 0              ? group.only_with
                             : group.only_without) += delta;
    group.with += with;
    group.without += without;
    group.firms += with > 0 ? 1 : 0;
    if (paid_[row] != 0) result.before_award += std::max(before_award_[row], 0);
  }
}

void Pairing::evaluate(std::size_t quarter, PairedQuarter& result) const {
  double naive = 0, on_winners = 0, on_losers = 0, weight = 0;
  for (Stratum const& stratum : strata_) {
    if (stratum.winners.empty() || stratum.losers.empty()) continue;
    // Mean growth since the call, and mean effect, of one side of the stratum.
    auto const means = [&](std::vector<std::int32_t> const& rows,
                           std::vector<std::int32_t> const& before) {
      std::int64_t growth = 0, effect = 0;
      for (std::size_t k = 0; k < rows.size(); ++k) {
        auto const row = static_cast<std::size_t>(rows[k]);
        growth += jobs_[row] - before[k];
        effect += jobs_[row] - jobs_without(quarter, row);
      }
      auto const n = static_cast<double>(rows.size());
      return std::pair(static_cast<double>(growth) / n, static_cast<double>(effect) / n);
    };
    auto const [growth_w, effect_w] = means(stratum.winners, stratum.winners_before);
    auto const [growth_l, effect_l] = means(stratum.losers, stratum.losers_before);
    auto const n = static_cast<double>(stratum.winners.size());
    naive += n * (growth_w - growth_l);
    on_winners += n * effect_w;
    on_losers += n * effect_l;
    weight += n;
    result.losers += static_cast<double>(stratum.losers.size());
  }
  result.winners = weight;
  if (weight == 0) return;
  result.naive_difference = naive / weight;
  result.effect_on_winners = on_winners / weight;
  result.effect_on_losers = on_losers / weight;
}

PairedQuarter Pairing::compare(World& world) {
  register_entrants(world);
  take_events(world);
  std::size_t const known = tape_.firms().size();
  for (std::size_t row = 0; row < paid_.size(); ++row) {
    if (paid_[row] == 0) continue;
    CellRow const cell = row < known ? tape_.firms().cell(row) : only_with_.cell(row - known);
    reached_market_[economy_.cell(cell).market.get()] = 1;
  }
  auto const quarter = static_cast<std::size_t>(world.now);
  PairedQuarter result;
  settle_account(quarter, result);
  evaluate(quarter, result);
  result.projects = projects_;
  return result;
}

}  // namespace clustress
