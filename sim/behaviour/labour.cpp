// sim/behaviour/labour.cpp — jobs follow sales; the unemployed limit hiring; wages follow
// unemployment.
//
// Equations and parameters: docs/model/mechanisms/labour.md. A firm wants the jobs at which the
// value added of a person, with what projects and the niche add to productivity, covers its sales
// at today's prices and wages. It posts a share of what is missing, and churn, as vacancies; the
// unemployed within reach, weighted by the pull of wages on commuters, fill a share of them.
//
// Matching: den Haan, Ramey & Watson 2000 (their form keeps f below 1 without a kink); wage curve:
// Blanchflower & Oswald 1994, ω ≈ −0.1. Local prices follow wages, so demand in nominal
// terms buys less after a wage rise. Hires are spread over homes as the seekers are, leavers as the
// staff is, neutral in the base year. Larger firms use more capital and pay more for a person (Oi &
// Idson 1999), so their value added and their cost per person rise with size alike (finance.cpp):
// margins do not.
//
// In a channel run the share of vacancies filled and wages are those of the world without the
// programme. Who holds the jobs, unemployment and labour supply move on as always: they reach firms
// only as incomes of residents, that is through the product market.
#include "sim/behaviour/labour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/labour_supply.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double least_need = 1e-9;  // persons; keeps the logarithm defined
// residents at work per member of the labour force; far from any economy, near enough to stop an
// explosion
constexpr double most_at_work = 4.0;
constexpr double largest_firm = 1e9;  // persons; keeps the conversion to whole persons defined

CLUSTRESS_KERNEL
double want(std::size_t n, std::array<double, market_classes> const factor,
            double const local_price, double const outside_price, double const jobs_per_sales,
            double const labour_saving, double const size_elasticity, double const log_reference,
            double const hiring_speed, double* __restrict local_sales,
            double const* __restrict outside_sales, double const* __restrict productivity,
            float const* __restrict gain, std::int32_t const* __restrict jobs,
            std::uint8_t const* __restrict shortage, double const constrained_hiring,
            double* __restrict wanted) {
  double vacancies[Tile::capacity];
  for (std::size_t i = 0; i < n; ++i) {
    double const here = static_cast<double>(jobs[i]);
    local_sales[i] *= class_blend(factor, here);
    double const real_sales = local_sales[i] * local_price + outside_sales[i] * outside_price;
    double const a = productivity[i] + static_cast<double>(gain[i]);
    double const average = real_sales * jobs_per_sales;
    double const log_jobs =
        fast_log(average > least_need ? average : least_need) - labour_saving * a;
    double const need =
        fast_exp((log_jobs + size_elasticity * log_reference) / (1.0 + size_elasticity));
    double const most = need > 1.0 ? need : 1.0;
    double const cut = static_cast<double>(shortage[i]) * per_shortage;
    double const posted = constrained_hiring * cut + (1.0 - cut);
    wanted[i] = (cut > 0.0) & (most > here) ? here + posted * (most - here) : most;
    double const gap = wanted[i] - here;
    vacancies[i] = gap > 0.0 ? hiring_speed * gap : 0.0;
  }
  return lane_sum(vacancies, n);
}

CLUSTRESS_KERNEL
void adjust(std::size_t n, double const up, double const down,
            std::uint32_t const* __restrict rounding, double const* __restrict wanted,
            std::int32_t* __restrict jobs, std::int32_t* __restrict change) {
  for (std::size_t i = 0; i < n; ++i) {
    double const current = static_cast<double>(jobs[i]);
    double const gap = wanted[i] - current;
    double const moved = current + gap * (gap > 0.0 ? up : down);
    double const exact = moved < largest_firm ? moved : largest_firm;
    // exact >= 1 > 0, so conversion truncates downwards
    std::int32_t const whole = static_cast<std::int32_t>(exact + to_uniform(rounding[i]));
    std::int32_t const next = whole > 1 ? whole : 1;
    change[i] = next - jobs[i];
    jobs[i] = next;
  }
}

}  // namespace

void set_prices(World const& world, Workspace& workspace) {
  LabourParameters const& p = world.economy->parameters.labour;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    double const log_wage = world.regions[world.economy->cells[c].region.get()].log_wage;
    workspace.local_price[c] = fast_exp(-p.local_price_elasticity * log_wage);
    workspace.outside_price[c] = fast_exp(-p.outside_wage_elasticity * log_wage);
  }
}

void post_vacancies(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  LabourParameters const& p = world.economy->parameters.labour;
  Cell const& cell = world.economy->cell(tile.cell);
  std::size_t const b = tile.begin;
  workspace.vacancies[cell.region.get()] += want(
      tile.size, workspace.local_factor[cell.market.get()], workspace.local_price[tile.cell.get()],
      workspace.outside_price[tile.cell.get()], 1.0 / world.economy->value_added_per_job(tile.cell),
      p.labour_saving, p.size_elasticity, fast_log(p.size_reference_jobs), p.hiring_speed,
      &firms.local_sales[b], &firms.outside_sales[b], &firms.productivity[b],
      &workspace.advantage[b], &firms.jobs[b], &firms.shortage[b],
      world.economy->parameters.finance.constrained_hiring, &workspace.wanted_jobs[b]);
}

void match(World& world, Workspace& workspace, LabourConditions const* held) {
  if (held != nullptr) {
    workspace.fill = held->fill;
    return;
  }
  LabourParameters const& p = world.economy->parameters.labour;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    workspace.vacancies[world.economy->cells[c].region.get()] +=
        p.churn * static_cast<double>(world.cells[c].jobs);
  }
  for (std::size_t r = 0; r < world.regions.size(); ++r) {
    RegionConstants const& region = world.economy->regions[r];
    double reach = 0;
    for (std::size_t h = 0; h < world.regions.size(); ++h) {
      RegionConstants const& home = world.economy->regions[h];
      double const base_unemployed = home.base_unemployment * home.labour_force;
      reach += region.base_residents[h] / region.base_jobs * commuting_pull(world, r, h) *
               (world.regions[h].unemployed / base_unemployed);
    }
    double const seekers =
        p.matching_efficiency * region.base_unemployment * region.labour_force * reach;
    workspace.fill[r] = seekers / (seekers + workspace.vacancies[r]);
  }
}

void adjust_jobs(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  LabourParameters const& p = world.economy->parameters.labour;
  CellState& state = world.cell(tile.cell);
  std::int32_t change[Tile::capacity];
  adjust(tile.size, p.hiring_speed * workspace.fill[world.economy->cell(tile.cell).region.get()],
         p.firing_speed, workspace.tile.draws.decisions[0], &workspace.wanted_jobs[tile.begin],
         &firms.jobs[tile.begin], change);
  std::int64_t created = 0, destroyed = 0;
  for (std::size_t i = 0; i < tile.size; ++i) {
    created += std::max(change[i], 0);
    destroyed += std::max(-change[i], 0);
  }
  state.jobs_created += created;
  state.jobs_destroyed += destroyed;
  state.jobs += created - destroyed;
}

void settle_labour(World& world, LabourConditions const* held) {
  Economy const& economy = *world.economy;
  LabourParameters const& p = economy.parameters.labour;
  std::size_t const n = world.regions.size();
  std::vector<double> firm_jobs(n, 0.0);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    firm_jobs[economy.cells[c].region.get()] += static_cast<double>(world.cells[c].jobs);
  }
  std::vector<double> unemployed(n);
  for (std::size_t h = 0; h < n; ++h) unemployed[h] = world.regions[h].unemployed;
  auto const pull = [&world](std::size_t work, std::size_t home) {
    return commuting_pull(world, work, home);
  };
  for (std::size_t r = 0; r < n; ++r) {
    RegionState& region = world.regions[r];
    double staff = 0, seekers = 0;
    for (std::size_t h = 0; h < n; ++h) {
      RegionConstants const& home = economy.regions[h];
      staff += region.residents[h];
      seekers += economy.regions[r].base_residents[h] * pull(r, h) * unemployed[h] /
                 (home.base_unemployment * home.labour_force);
    }
    double const change = economy.regions[r].fixed_jobs + firm_jobs[r] - staff;
    for (std::size_t h = 0; h < n; ++h) {
      RegionConstants const& home = economy.regions[h];
      double const share_of_hires = economy.regions[r].base_residents[h] * pull(r, h) *
                                    unemployed[h] / (home.base_unemployment * home.labour_force) /
                                    seekers;
      region.residents[h] += change * (change > 0 ? share_of_hires : region.residents[h] / staff);
    }
  }
  for (std::size_t h = 0; h < n; ++h) {
    RegionConstants const& home = economy.regions[h];
    double at_work = 0;
    for (RegionState const& work : world.regions) at_work += work.residents[h];
    RegionState& region = world.regions[h];
    region.unemployed =
        std::max(region.labour_force - at_work, least_unemployed_share * region.labour_force);
    double const rate = region.unemployed / region.labour_force;
    double const rigid =
        rate > home.base_unemployment ? economy.parameters.cycle.wage_rigidity : 0.0;
    double const target = (1.0 - rigid) * p.wage_curve * fast_log(rate / home.base_unemployment);
    region.log_wage = held != nullptr ? held->log_wage[h]
                                      : region.log_wage + p.wage_speed * (target - region.log_wage);
  }
}

struct LabourMechanism {
  static constexpr std::string_view name = "labour";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.jobs_created = cell.jobs_destroyed = 0;
  }
  static void settle(Settlement const& s) { settle_labour(s.world, s.held_labour); }
  static std::string fault(World const& world) {
    for (std::size_t r = 0; r < world.regions.size(); ++r) {
      RegionState const& region = world.regions[r];
      std::string const& where = world.economy->facts.regions[r].name;
      if (!std::isfinite(region.log_wage)) return fmt::format("wages of {} are not finite", where);
      double at_work = 0;
      for (RegionState const& work : world.regions) at_work += work.residents[r];
      if (!(at_work <= most_at_work * region.labour_force)) {
        return fmt::format("{:.0f} residents of {} are at work, its labour force is {:.0f}",
                           at_work, where, region.labour_force);
      }
    }
    return "";
  }
  static std::size_t bytes(World const& world) {
    std::size_t sum = heap_bytes(world.regions);
    for (RegionState const& region : world.regions) sum += heap_bytes(region.residents);
    return sum;
  }
};

template Mechanism const& mechanism<LabourMechanism>();

}  // namespace clustress
