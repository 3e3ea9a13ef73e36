#include "sim/engine/firm_causes.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include "sim/behaviour/agglomeration.hpp"
#include "sim/behaviour/crowding.hpp"
#include "sim/behaviour/demand_gap.hpp"
#include "sim/behaviour/entry_cycle.hpp"
#include "sim/behaviour/hoarding.hpp"
#include "sim/behaviour/member_projects.hpp"
#include "sim/engine/firm_life.hpp"
#include "sim/world/size_class.hpp"

namespace clustress {
namespace {

using enum FirmMoment;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

constexpr FirmMoment founding[] = {entry}, closing[] = {exit}, ideas[] = {projects},
                     knowledge[] = {productivity}, rivals[] = {productivity, exit},
                     customers[] = {local_sales}, buyers[] = {local_sales, entry},
                     abroad[] = {outside_sales}, staff[] = {jobs},
                     near_by[] = {local_sales, outside_sales, exit},
                     wage_bill[] = {outside_sales, jobs, cash};

MarketState const& market_of(World const& world, CellRow cell) {
  return world.markets[world.economy->cell(cell).market.get()];
}

// One number of the niche of the firm.
template <class F>
double of_niche(World const& world, CellRow cell, std::size_t row, F&& f) {
  if (row == no_row) return unknown;
  return f(world.niches[world.economy->cell(cell).niche_begin + world.firms.niche[row]]);
}

// Sum over the partners of the firm of f(row of the partner).
template <class F>
double of_partners(World const& world, std::size_t row, F&& f) {
  if (row == no_row) return unknown;
  double sum = 0;
  FirmTable const& firms = world.firms;
  for (Link const& link : world.links) {
    bool const is_first = link.first == firms.id[row];
    if (!is_first && link.second != firms.id[row]) continue;
    FirmId const partner = is_first ? link.second : link.first;
    firms.for_each_firm(is_first ? link.second_cell : link.first_cell, [&](std::size_t other) {
      if (firms.id[other] == partner) sum += f(other);
    });
  }
  return sum;
}

constexpr FirmCause causes[] = {
    {"crowding of its market, factor on founders", "", 1, founding,
     [](World const& w, CellRow cell, std::size_t) { return crowded_entry(w, cell); }},
    {"bad or good times, factor on founders", "", 0, founding,
     [](World const& w, CellRow cell, std::size_t) { return founders_over_cycle(w, cell); }},
    {"crowding of its market, factor on its chance to close", "", 1, closing,
     [](World const& w, CellRow cell, std::size_t row) {
       if (row == no_row) return unknown;
       return 1.0 + micro_weight(w.firms.jobs[row]) * (crowded_exit(w, cell) - 1.0);
     }},
    {"bad or good times, factor on the worth of projects", "", 1, ideas,
     [](World const& w, CellRow cell, std::size_t) { return mood(w, cell); }},
    {"more ideas as a member, share", "", 1, ideas,
     [](World const& w, CellRow cell, std::size_t row) {
       if (row == no_row) return unknown;
       return w.firms.standing[row].has(Standing::member) ? more_member_ideas(w, cell) : 0.0;
     }},
    {"innovations in its niche, its own too,", "log points × jobs", 1, knowledge,
     [](World const& w, CellRow cell, std::size_t row) {
       if (w.economy->parameters.spillover.niche_spillover == 0.0) return 0.0;
       return of_niche(w, cell, row, [](NicheState const& niche) { return niche.innovated; });
     }},
    {"partners that innovated", "jobs of theirs", 1, knowledge,
     [](World const& w, CellRow, std::size_t row) {
       if (w.economy->parameters.spillover.link_spillover == 0.0) return 0.0;
       return of_partners(w, row, [&w](std::size_t other) {
         return w.firms.last_innovation[other] == w.now ? static_cast<double>(w.firms.jobs[other])
                                                        : 0.0;
       });
     }},
    {"R&D of its partners", "kEUR", 1, knowledge,
     [](World const& w, CellRow, std::size_t row) {
       return of_partners(w, row, [&w](std::size_t other) {
         return static_cast<double>(w.firms.rd_stock[other]);
       });
     }},
    {"R&D in its niche", "kEUR", 1, knowledge,
     [](World const& w, CellRow cell, std::size_t row) {
       return of_niche(w, cell, row, [](NicheState const& niche) { return niche.rd_stock; });
     }},
    {"productivity of its market", "log points", 1, rivals,
     [](World const& w, CellRow cell, std::size_t) {
       return market_of(w, cell).mean_productivity;
     }},
    {"jobs in its niche", "jobs", 1, near_by,
     [](World const& w, CellRow cell, std::size_t row) {
       if (w.economy->parameters.agglomeration.localisation == 0.0) return 0.0;
       return of_niche(w, cell, row,
                       [](NicheState const& niche) { return static_cast<double>(niche.jobs); });
     }},
    {"demand in its market", "kEUR", 0, buyers,
     [](World const& w, CellRow cell, std::size_t) { return market_of(w, cell).local_demand; }},
    {"customers of closed firms without a new seller", "kEUR", 0, customers,
     [](World const& w, CellRow cell, std::size_t) { return market_of(w, cell).bought_away; }},
    {"wages of its region", "log points", 1, wage_bill,
     [](World const& w, CellRow cell, std::size_t) { return w.region_of(cell).log_wage; }},
    {"staff kept without work, factor on wanted jobs", "", 0, staff,
     [](World const& w, CellRow cell, std::size_t) {
       auto const region = w.economy->cell(cell).region.get();
       return staff_kept(w.economy->facts.regions[region].hoarding,
                         w.economy->parameters.cycle.hoarding_most, demand_gap(w, cell));
     }},
};
static_assert(std::size(causes) == firm_cause_count);

// Where the firm's worlds first differ; nothing for what the programme itself did.
std::optional<FirmMoment> moment_of(FirmLife const& life, FirstDifference const& first) {
  if (first.column == nullptr) return std::nullopt;
  if (first.column->name == "lives") {
    auto const before = static_cast<std::size_t>(std::max(0, first.quarter - 1));
    return life.worlds[0][before].lives ? exit : entry;
  }
  constexpr std::pair<std::string_view, FirmMoment> moments[] = {{"project", projects},
                                                                 {"productivity", productivity},
                                                                 {"outside sales", outside_sales},
                                                                 {"local sales", local_sales},
                                                                 {"jobs", jobs},
                                                                 {"cash", cash}};
  for (auto const& [column, moment] : moments) {
    if (column == first.column->name) return moment;
  }
  return std::nullopt;
}

bool acts(FirmCause const& cause, FirmMoment moment) {
  return std::ranges::find(cause.acts_on, moment) != cause.acts_on.end();
}

template <class F>
std::vector<CauseFound> found_in(FirmLife const& life, Quarter quarter, F&& wanted) {
  std::vector<CauseFound> found;
  for (std::size_t k = 0; k < firm_cause_count; ++k) {
    Quarter const then = quarter - causes[k].lag;
    if (then < 0 || !wanted(causes[k])) continue;
    auto const t = static_cast<std::size_t>(then);
    double const without = life.around[0][t][k], with = life.around[1][t][k];
    bool const differs = without < with || with < without;  // not where one is unknown
    if (differs) found.push_back({&causes[k], then, without, with});
  }
  return found;
}

}  // namespace

std::span<FirmCause const> firm_causes() {
  return causes;
}

Surroundings surroundings_of(World const& world, CellRow cell, std::size_t row) {
  Surroundings values{};
  for (std::size_t k = 0; k < firm_cause_count; ++k) values[k] = causes[k].value(world, cell, row);
  return values;
}

double CauseFound::size() const {
  double const difference = std::abs(with - without);
  return cause->unit == "log points" ? difference
                                     : difference / std::max(std::abs(with), std::abs(without));
}

std::vector<CauseFound> causes_of_first_difference(FirmLife const& life) {
  FirstDifference const first = first_difference(life);
  auto const moment = moment_of(life, first);
  if (!moment) return {};
  return found_in(life, first.quarter,
                  [&](FirmCause const& cause) { return acts(cause, *moment); });
}

std::vector<CauseFound> causes_around(FirmLife const& life, Quarter quarter) {
  auto const before = static_cast<std::size_t>(std::max(0, quarter - 1));
  bool const enters = !life.worlds[0][before].lives && !life.worlds[1][before].lives;
  auto found = found_in(life, quarter, [&](FirmCause const& cause) {
    return enters ? acts(cause, FirmMoment::entry) : cause.acts_on.front() != FirmMoment::entry;
  });
  std::ranges::stable_sort(found, std::greater{}, &CauseFound::size);
  return found;
}

}  // namespace clustress
