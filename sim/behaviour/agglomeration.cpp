// sim/behaviour/agglomeration.cpp — being many in a narrow industry makes productive; being many in
// a region makes dear.
//
// Equations and parameters: docs/model/mechanisms/niches_and_rents.md. A firm gains from the jobs
// of its own niche against the base year; rents follow the jobs of its region and are a cost. Both
// are nothing in the base year and in the hold. The evidence speaks of a firm's own narrow
// industry, so the gain acts on niches of some hundred persons, never on a whole cluster.
// Congestion enters once: with the elasticity form through wages and rents, with the hump form
// through its falling branch; rents are then off.
#include "sim/behaviour/agglomeration.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

double form(AgglomerationParameters const& p, double jobs) {
  double const rise = fast_log(1.0 + jobs);
  if (p.form == LocalisationForm::elasticity) return p.localisation * rise;
  return p.localisation *
         (rise - fast_pow(std::max(jobs, 1e-9) / p.hump_peak_jobs, p.hump_power) / p.hump_power);
}

}  // namespace

double localisation_effect(AgglomerationParameters const& p, double jobs, double base_jobs) {
  return std::clamp(form(p, jobs) - form(p, base_jobs), p.least_effect, p.most_effect);
}

double localisation_elasticity(AgglomerationParameters const& p, double jobs) {
  double const rise = jobs / (1.0 + jobs);
  if (p.form == LocalisationForm::elasticity) return p.localisation * rise;
  return p.localisation * (rise - fast_pow(std::max(jobs, 1e-9) / p.hump_peak_jobs, p.hump_power));
}

void prepare_agglomeration(World const& world, Workspace& workspace) {
  if (world.regime == Regime::hold) return;
  AgglomerationParameters const& p = world.economy->parameters.agglomeration;
  for (std::size_t k = 0; k < world.niches.size(); ++k) {
    NicheState const& niche = world.niches[k];
    workspace.niche_gain[k] =
        localisation_effect(p, static_cast<double>(niche.jobs), niche.base_jobs);
  }
}

void sum_advantages(World const& world, Workspace& workspace, Tile tile) {
  double const* const gain =
      workspace.niche_gain.data() + world.economy->cell(tile.cell).niche_begin;
  FirmTable const& firms = world.firms;
  for (std::size_t row = tile.begin; row < tile.begin + tile.size; ++row) {
    workspace.advantage[row] =
        firms.assignment_gain[row] + static_cast<float>(gain[firms.niche[row]]);
  }
}

double rent_cost(World const& world, RegionRow region) {
  return world.economy->parameters.agglomeration.rent_share * world.regions[region.get()].log_rent;
}

void survey_niches(World& world) {
  Economy const& economy = *world.economy;
  FirmTable const& firms = world.firms;
  for (NicheState& niche : world.niches) niche.jobs = 0, niche.rd_stock = 0;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    NicheState* const niches = &world.niches[economy.cells[c].niche_begin];
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      niches[firms.niche[row]].jobs += firms.jobs[row];
      niches[firms.niche[row]].rd_stock += static_cast<double>(firms.rd_stock[row]);
    });
  }
}

void settle_rents(World& world) {
  AgglomerationParameters const& p = world.economy->parameters.agglomeration;
  if (world.regime == Regime::hold || p.form == LocalisationForm::hump) return;
  std::vector<double> jobs(world.regions.size(), 0.0);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    jobs[world.economy->cells[c].region.get()] += static_cast<double>(world.cells[c].jobs);
  }
  for (std::size_t r = 0; r < world.regions.size(); ++r) {
    RegionConstants const& base = world.economy->regions[r];
    double const target =
        p.rent_elasticity * fast_log((base.fixed_jobs + std::max(1.0, jobs[r])) / base.base_jobs);
    world.regions[r].log_rent += p.rent_speed * (target - world.regions[r].log_rent);
  }
}

struct AgglomerationMechanism {
  static constexpr std::string_view name = "niches and rents";
  static void settle(Settlement const& s) {
    survey_niches(s.world);
    settle_rents(s.world);
  }
  static void hold(World& world, UseOfHold use) {
    for (NicheState& niche : world.niches) {
      use(niche.jobs_mean, static_cast<double>(niche.jobs), niche.base_jobs);
      use(niche.rd_mean, niche.rd_stock, niche.base_rd);
    }
  }
  static std::size_t bytes(World const& world) { return heap_bytes(world.niches); }
};

template Mechanism const& mechanism<AgglomerationMechanism>();

}  // namespace clustress
