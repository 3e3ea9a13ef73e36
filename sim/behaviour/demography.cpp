// sim/behaviour/demography.cpp — firms enter and leave.
//
// Equations and parameters: docs/model/mechanisms/entry_and_exit.md. The hazard of exit falls with
// age, size and productivity against rivals, with what projects and the niche add to it; a firm
// without credit leaves too. The k-th potential entrant of a cell and quarter is the same firm with
// the same draws in every world; its sales follow from its size, so it takes local sales from the
// others at the next clearing. How many enter: entry.cpp. Age and size dependence: Evans 1987;
// Dunne, Roberts & Samuelson 1989. Newborn size: Eurostat, 1.1 persons.
#include "sim/behaviour/demography.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/crowding.hpp"
#include "sim/behaviour/entry.hpp"
#include "sim/behaviour/entry_cycle.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/marks.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// log points around the market's mean that still matter for exit
constexpr double productivity_clip = 1.5;
// Zipf tail of the first population (Axtell 2001); spin-up forgets it
constexpr double first_size_exponent = 1.06;
// no first firm holds more than this share of its cell
constexpr double first_largest_share = 0.1;
constexpr double first_mean_age_quarters = 40;
// in a cell; far from any economy, near enough to see that a count is broken
constexpr std::int64_t most_jobs = std::int64_t{1} << 40;

// Sales of a firm of so many jobs at today's wages, split as the sector sells.
void give_sales(World& world, CellRow cell, std::size_t row, double jobs) {
  Economy const& economy = *world.economy;
  LabourParameters const& labour = economy.parameters.labour;
  FirmTable& firms = world.firms;
  double const tau = economy.sector_of(cell).outside_share;
  double const log_wage = world.region_of(cell).log_wage;
  double const value = jobs * economy.value_added_per_job(cell) *
                       economy.sizes.of(firms.jobs[row], &SizeEffects::value_added) *
                       fast_exp(labour.labour_saving * firms.productivity[row]);
  double const jobs_per_value = (1.0 - tau) * fast_exp(-labour.local_price_elasticity * log_wage) +
                                tau * fast_exp(-labour.outside_wage_elasticity * log_wage);
  firms.local_sales[row] = (1.0 - tau) * value / jobs_per_value;
  firms.outside_sales[row] = tau * value / jobs_per_value;
  firms.cash[row] = economy.parameters.finance.starting_cash *
                    (firms.local_sales[row] + firms.outside_sales[row]);
}

// The niche at quantile u of the cell's niches by their base-year jobs.
std::uint16_t niche_of(Economy const& economy, CellRow id, double u) {
  Cell const& cell = economy.cell(id);
  double left = u * cell.target_jobs;
  std::size_t niche = cell.niche_begin;
  while (niche + 1 < cell.niche_end && left >= economy.niches[niche].target_jobs)
    left -= economy.niches[niche++].target_jobs;
  return static_cast<std::uint16_t>(niche - cell.niche_begin);
}

// Around the home of the cell on the circle of knowledge, which is fixed by the cell's name.
float position_at_birth(Economy const& economy, CellRow id, double u) {
  double const place = economy.home_position(id) +
                       economy.parameters.life_cycle.entry_novelty * normal_variate(u) + 8.0;
  return static_cast<float>(place - static_cast<double>(static_cast<std::int64_t>(place)));
}

std::int32_t found_firm(World& world, CellRow cell, FirmId id, Block const& traits, double jobs,
                        Quarter founded, SpinOff const* parent = nullptr) {
  DemographyParameters const& p = world.economy->parameters.demography;
  FirmTable& firms = world.firms;
  std::size_t const row = firms.append(cell);
  firms.id[row] = id;
  firms.founded[row] = static_cast<std::int16_t>(founded);
  firms.jobs[row] = static_cast<std::int32_t>(jobs);
  firms.productivity[row] =
      p.entrant_productivity + p.entrant_spread * normal_variate(to_uniform(traits[1]));
  firms.ability[row] = static_cast<float>(normal_variate(to_uniform(traits[2])));
  Block const knowledge = world.random.block(to_number(id), founded, Purpose::entrant_knowledge);
  firms.niche[row] = niche_of(*world.economy, cell, to_uniform(knowledge[0]));
  firms.position[row] = position_at_birth(*world.economy, cell, to_uniform(knowledge[1]));
  firms.standing[row] = standing_at_birth(world, cell, id, founded);
  if (parent != nullptr) {
    double const kept = world.economy->parameters.entry.inheritance;
    firms.productivity[row] =
        kept * parent->parent_productivity + (1.0 - kept) * firms.productivity[row];
    firms.niche[row] = parent->niche;
    firms.position[row] = parent->position;
    firms.standing[row].set(Standing::spin_off);
  }
  give_sales(world, cell, row, static_cast<double>(firms.jobs[row]));
  give_finances(world, cell, row, founded);
  return firms.jobs[row];
}

void enter_one(World& world, CellRow id, FirmId firm, Purpose purpose,
               SpinOff const* parent = nullptr) {
  Block const traits = world.random.block(to_number(firm), world.now, purpose);
  double const size = entrant_jobs(*world.economy, to_uniform(traits[0]));
  std::int32_t const jobs = found_firm(world, id, firm, traits, size, world.now, parent);
  Segment const& s = world.firms.segment(id);
  world.region_of(id).account.pay(Payment::start_capital, world.firms.cash[s.begin + s.count - 1]);
  book_first_debt(world, id, s.begin + s.count - 1);
  CellState& state = world.cell(id);
  state.jobs += jobs;
  state.jobs_created += jobs;
  ++state.entries;
  if (parent != nullptr) ++state.spin_offs;
}

std::int64_t founders_of(World const& world, CellRow id) {
  double const u = world.random.uniform(world.economy->cell(id).key, world.now, Purpose::entrants);
  return poisson_quantile(u, entry_mean(world, id) * founders_with_credit(world, id));
}

CLUSTRESS_KERNEL
void hazards(std::size_t n, double const rivals, double const slope,
             double const* __restrict productivity, float const* __restrict gain,
             double const* __restrict base, double* __restrict hazard) {
  for (std::size_t i = 0; i < n; ++i) {
    double distance = productivity[i] + static_cast<double>(gain[i]) - rivals;
    distance = distance > productivity_clip ? productivity_clip : distance;
    distance = distance < -productivity_clip ? -productivity_clip : distance;
    hazard[i] = base[i] * fast_exp(-slope * distance);
  }
}

// Supported founders: those who would not have founded come on top, with what the support leaves
// once their gap is closed, or in debt by the gap. Who would have found the capital elsewhere has
// the support in its place. A would-be founder of the call, which knew last quarter's demand only,
// who found anyway has no gap.
void found_supported(World& world, Workspace const& workspace,
                     std::vector<std::int64_t> const& founders) {
  for (Idea const& idea : workspace.ideas) {
    if (idea.kind != ProjectKind::founding || idea.instrument < 0 || !idea.done) continue;
    bool const is_extra = static_cast<std::int64_t>(idea.founder) >= founders[idea.cell.get()];
    if (is_extra) enter_one(world, idea.cell, idea.firm, Purpose::entrant_traits);
    bool const lacks = is_extra || idea.finds_elsewhere;
    double const gap = lacks ? idea.cost_keur - idea.founder_means_keur : 0.0;
    std::size_t const row = world.firms.find(idea.cell, idea.firm);
    world.firms.cash[row] += to_keur(idea.support) - gap;
    IncomeAccount& account = world.region_of(idea.cell).account;
    account.pay(Payment::advances, to_keur(idea.support));
    account.pay(Payment::start_capital, -gap);
    world.firms.assignment_gain[row] += static_cast<float>(idea.gain);
    world.firms.last_award[row] = static_cast<std::int16_t>(world.now);
    if (idea.loan_reserve == 0) continue;
    if (banks_lend(world)) hand_out(world, idea.cell, row, idea.loan_keur);
    world.firms.standing[row].set(Standing::linked);
    world.office.grant_loan(idea, unregistered, world.now);
  }
}

// What a firm that closes has goes to its owners; what it owes is lost to its bank.
void leave_cash(World& world, CellRow cell, std::size_t row) {
  double const cash = world.firms.cash[row];
  IncomeAccount& account = world.region_of(cell).account;
  double const left = cash > 0.0 ? cash : 0.0;
  double const here =
      left * world.economy->sizes.of(world.firms.jobs[row], &SizeEffects::owners_here);
  account.pay(Payment::cash_left_here, here);
  account.pay(Payment::cash_left_elsewhere, left - here);
  account.pay(Payment::debts_left, left - cash);
}

}  // namespace

StandingSet standing_at_birth(World const& world, CellRow cell, FirmId firm, Quarter founded) {
  Block const draws = world.random.block(to_number(firm), founded, Purpose::entrant_knowledge);
  StandingSet standing;
  standing.set(Standing::low_carbon,
               to_uniform(draws[2]) < world.economy->sector_of(cell).low_carbon_share);
  return standing;
}

void draw_exits(World& world, Workspace& workspace, Tile tile) {
  Economy const& economy = *world.economy;
  FirmTable const& firms = world.firms;
  double base[Tile::capacity];
  double const crowded = crowded_exit(world, tile.cell) - 1.0;
  for (std::size_t i = 0; i < tile.size; ++i) {
    std::size_t const row = tile.begin + i;
    int const age = std::min(world.now - firms.founded[row], AgeEffects::oldest);
    base[i] = economy.ages.exit_age[static_cast<std::size_t>(age)] *
              economy.sizes.of(firms.jobs[row], &SizeEffects::exit_size) *
              (1.0 + micro_weight(firms.jobs[row]) * crowded);
  }
  MarketState const& market = world.markets[economy.cell(tile.cell).market.get()];
  double const outside = economy.sector_of(tile.cell).outside_share;
  double const rivals =
      (1.0 - outside) * market.mean_productivity + outside * market.base_productivity;
  hazards(tile.size, rivals, economy.parameters.demography.exit_productivity,
          &firms.productivity[tile.begin], &workspace.advantage[tile.begin], base,
          workspace.tile.hazard);
  Marks leaves;
  mark_below(tile.size, workspace.tile.hazard, workspace.tile.draws.decisions[1], leaves);
  for (std::size_t i = 0; i < tile.size; ++i)
    leaves[i] = static_cast<std::uint8_t>(leaves[i] | workspace.tile.insolvent[i]);
  for_each_marked(leaves, tile.size, [&](std::size_t i) {
    workspace.events[tile.cell.get()].leavers.push_back(tile.begin + i);
    world.cell(tile.cell).insolvencies += workspace.tile.insolvent[i];
  });
}

void renew_firms(World& world, Workspace& workspace) {
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    CellState& state = world.cells[c];
    std::vector<std::size_t> const& leavers = workspace.events[c].leavers;
    // Backwards, so that the firm moved into a freed row is never itself a leaver.
    for (std::size_t k = leavers.size(); k-- > 0;) {
      std::int32_t const jobs = world.firms.jobs[leavers[k]];
      leave_debt(world, CellRow(c), leavers[k]);
      leave_cash(world, CellRow(c), leavers[k]);
      state.jobs -= jobs;
      state.jobs_destroyed += jobs;
      ++state.exits;
      world.firms.remove(CellRow(c), leavers[k]);
    }
  }
  std::vector<std::int64_t> founders(world.cells.size());
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    founders[c] = founders_of(world, CellRow(c));
    for (std::int64_t k = 0; k < founders[c]; ++k) {
      enter_one(world, CellRow(c), entrant_id(*world.economy, CellRow(c), world.now, k),
                Purpose::entrant_traits);
    }
  }
  found_supported(world, workspace, founders);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    for (SpinOff const& child : workspace.events[c].spin_offs)
      enter_one(world, CellRow(c), child.id, Purpose::spin_off_traits, &child);
  }
}

void found_population(World& world) {
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    Cell const& cell = world.economy->cells[c];
    CellState& state = world.cells[c];
    double const largest = std::max(1.0, first_largest_share * cell.target_jobs);
    for (std::int64_t k = 0; static_cast<double>(state.jobs) < cell.target_jobs; ++k) {
      FirmId const firm = entrant_id(*world.economy, CellRow(c), world.now, k);
      Block const traits = world.random.block(to_number(firm), world.now, Purpose::initial_firm);
      double const size =
          std::min(pareto_quantile(to_uniform(traits[0]), 1.0, first_size_exponent), largest);
      double const age = exponential_quantile(to_uniform(traits[3]), first_mean_age_quarters);
      Quarter const founded = world.now - static_cast<Quarter>(std::min(age, 400.0));
      state.jobs += found_firm(world, CellRow(c), firm, traits, size, founded);
    }
  }
}

struct DemographyMechanism {
  static constexpr std::string_view name = "firms";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.exits = 0;
  }
  static std::string fault(World const& world) {
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      std::int64_t const jobs = world.cells[c].jobs;
      if (jobs < 0 || jobs >= most_jobs)
        return fmt::format("{} has {} jobs", world.economy->name_of(CellRow(c)), jobs);
    }
    return "";
  }
  static std::size_t bytes(World const& world) {
    return world.firms.bytes() + heap_bytes(world.cells);
  }
};

template Mechanism const& mechanism<DemographyMechanism>();

}  // namespace clustress
