// sim/behaviour/spillover.cpp — what a firm learns from others: partners at the right cognitive
// distance, the niche around it, related activity in its region.
//
// Equations and parameters: docs/model/mechanisms/research.md. The value of a partner is an
// inverted U in cognitive distance whose best point moves right with absorptive capacity. What
// partners, the niche and related sectors near by bring are factors on the hazard of innovation;
// the latter two are measured against the base year and are neutral in the hold. After all have
// learned, the two of each link draw together.
#include "sim/behaviour/spillover.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/behaviour/innovation_spillover.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/behaviour/linked_firms.hpp"
#include "sim/behaviour/research.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double most_knowledge = 2.0;  // √(k/k̄) of a partner that still counts

CLUSTRESS_INLINE double distance_of(double relatedness, double position_a, double position_b) {
  double const way = position_a > position_b ? position_a - position_b : position_b - position_a;
  double const gap = way > 0.5 ? 1.0 - way : way;
  return 1.0 - relatedness * (1.0 - 2.0 * gap);
}

// (distance-dependent part before division by the maximum)
CLUSTRESS_INLINE double raw_value(SpilloverParameters const& p, double d, double loss) {
  double const value = (p.novelty_base + p.novelty_slope * d) * (p.understanding_base - loss * d);
  return value > 0.0 ? value : 0.0;
}

CLUSTRESS_INLINE double loss_of(SpilloverParameters const& p, double absorption) {
  return p.understanding_slope * (1.0 - p.understanding_gain * absorption);
}

CLUSTRESS_INLINE double best_of(SpilloverParameters const& p, double loss) {
  double const inner = 0.5 * (p.understanding_base / loss - p.novelty_base / p.novelty_slope);
  double const bounded = inner < 0.0 ? 0.0 : inner > 1.0 ? 1.0 : inner;
  return p.novelty_slope <= 0 ? 0.0 : loss <= 0 ? 1.0 : bounded;
}

CLUSTRESS_INLINE double value_of(SpilloverParameters const& p, double distance, double absorption) {
  double const loss = loss_of(p, absorption);
  double const best = raw_value(p, best_of(p, loss), loss);
  return best > 0 ? raw_value(p, distance, loss) / best : 0.0;
}

// What a firm with this R&D stock per annual sales knows that counts for a partner.
CLUSTRESS_INLINE double known_of(ResearchParameters const& p, double intensity) {
  double const known = square_root(intensity / p.reference_intensity);
  return known < most_knowledge ? known : most_knowledge;
}

// Links gathered so that what flows along them vectorises. Index 0: to and of the first firm, 1:
// the second.
struct Flows {
  std::size_t n = 0;
  std::size_t row[2][Tile::capacity];
  double relatedness[Tile::capacity], position[2][Tile::capacity], intensity[2][Tile::capacity],
      inflow[2][Tile::capacity];
};

// Knowledge flows both ways along a link.
CLUSTRESS_KERNEL
void exchange(std::size_t n, SpilloverParameters const p, ResearchParameters const research,
              double const* __restrict relatedness, double const* __restrict position_a,
              double const* __restrict position_b, double const* __restrict intensity_a,
              double const* __restrict intensity_b, double* __restrict inflow_a,
              double* __restrict inflow_b) {
  for (std::size_t i = 0; i < n; ++i) {
    double const d = distance_of(relatedness[i], position_a[i], position_b[i]);
    double const absorption_a = intensity_a[i] / (intensity_a[i] + research.absorption_half);
    double const absorption_b = intensity_b[i] / (intensity_b[i] + research.absorption_half);
    inflow_a[i] = value_of(p, d, absorption_a) * known_of(research, intensity_b[i]);
    inflow_b[i] = value_of(p, d, absorption_b) * known_of(research, intensity_a[i]);
  }
}

void flow(World const& world, Workspace& workspace, Flows& flows) {
  Economy const& economy = *world.economy;
  exchange(flows.n, economy.parameters.spillover, economy.parameters.research, flows.relatedness,
           flows.position[0], flows.position[1], flows.intensity[0], flows.intensity[1],
           flows.inflow[0], flows.inflow[1]);
  for (std::size_t i = 0; i < flows.n; ++i) {
    for (int side = 0; side < 2; ++side)
      workspace.inflow[flows.row[side][i]] += static_cast<float>(flows.inflow[side][i]);
  }
  flows.n = 0;
}

// Partners come to know the same things.
void draw_together(World& world, std::size_t a, std::size_t b) {
  double const pull = world.economy->parameters.life_cycle.partner_pull;
  double const from = static_cast<double>(world.firms.position[a]),
               to = static_cast<double>(world.firms.position[b]);
  double const way = pull * way_round(from, to);
  auto const on_circle = [](double place) {
    return place < 0.0 ? place + 1.0 : place >= 1.0 ? place - 1.0 : place;
  };
  world.firms.position[a] = static_cast<float>(on_circle(from + way));
  world.firms.position[b] = static_cast<float>(on_circle(to - way));
}

double bounded_log_ratio(double now, double base, double bound) {
  if (!(base > 0)) return 0.0;
  if (!(now > 0)) return -bound;
  return std::clamp(fast_log(now / base), -bound, bound);
}

void prepare_related(World const& world, Workspace& workspace) {
  Economy const& economy = *world.economy;
  SpilloverParameters const& p = economy.parameters.spillover;
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& here = economy.markets[m];
    double now = 0, base = 0;
    for (std::size_t k = 0; k < world.markets.size(); ++k) {
      Market const& there = economy.markets[k];
      if (there.sector == here.sector) continue;
      double const weight =
          economy.related(here.sector, there.sector) *
          fast_exp(-p.distance_decay *
                   economy.regions[here.region.get()].distance_km[there.region.get()]);
      for (std::size_t c = there.cell_begin; c < there.cell_end; ++c)
        now += weight * static_cast<double>(world.cells[c].jobs);
      base += weight * world.markets[k].base_jobs;
    }
    workspace.related_learning[m] = bounded_log_ratio(now, base, p.most_change);
  }
}

// Related activity of the base year, by the facts, against the mean of the sector over regions; it
// acts in the hold too.
void prepare_related_density(World const& world, Workspace& workspace) {
  Economy const& economy = *world.economy;
  SpilloverParameters const& p = economy.parameters.spillover;
  if (p.related_level == 0.0) return;
  std::vector<double> around(world.markets.size(), 0.0), sum(economy.facts.sectors.size(), 0.0),
      markets(economy.facts.sectors.size(), 0.0);
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& here = economy.markets[m];
    for (Cell const& cell : economy.cells) {
      if (cell.sector == here.sector) continue;
      double const km = economy.regions[here.region.get()].distance_km[cell.region.get()];
      around[m] += economy.related(here.sector, cell.sector) * cell.target_jobs *
                   fast_exp(-p.distance_decay * km);
    }
    sum[here.sector.get()] += around[m];
    markets[here.sector.get()] += 1.0;
  }
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    std::size_t const s = economy.markets[m].sector.get();
    workspace.related_density[m] = bounded_log_ratio(around[m], sum[s] / markets[s], p.most_change);
  }
}

}  // namespace

double cognitive_distance(double relatedness, double position_a, double position_b) {
  return distance_of(relatedness, position_a, position_b);
}

double best_distance(SpilloverParameters const& p, double absorption) {
  return best_of(p, loss_of(p, absorption));
}

double partner_value(SpilloverParameters const& p, double distance, double absorption) {
  return value_of(p, distance, absorption);
}

void prepare_spillovers(World& world, Workspace& workspace) {
  Economy const& economy = *world.economy;
  SpilloverParameters const& p = economy.parameters.spillover;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;  // rows
  pairs.reserve(world.links.size());
  Flows flows;
  bool const spread = p.link_spillover != 0.0;
  for (Link const& link : world.links) {
    std::size_t const a = row_of(world, workspace, link.first, link.first_cell, link.first_row);
    std::size_t const b = row_of(world, workspace, link.second, link.second_cell, link.second_row);
    if (a == RowIndex::npos || b == RowIndex::npos) continue;
    std::size_t const i = flows.n++;
    flows.relatedness[i] = economy.related(economy.cell(link.first_cell).sector,
                                           economy.cell(link.second_cell).sector);
    for (int side = 0; side < 2; ++side) {
      std::size_t const row = side == 0 ? a : b;
      flows.row[side][i] = row;
      flows.position[side][i] = static_cast<double>(world.firms.position[row]);
      flows.intensity[side][i] = research_intensity(world, row);
    }
    if (spread) learn_from_partner_innovation(world, a, b, flows.relatedness[i]);
    if (flows.n == Tile::capacity) flow(world, workspace, flows);
    pairs.emplace_back(a, b);
  }
  flow(world, workspace, flows);
  for (auto const& [a, b] : pairs) draw_together(world, a, b);
  prepare_related_density(world, workspace);
  if (world.regime == Regime::hold) return;
  for (std::size_t k = 0; k < world.niches.size(); ++k) {
    workspace.niche_learning[k] =
        bounded_log_ratio(world.niches[k].rd_stock, world.niches[k].base_rd, p.most_change);
  }
  prepare_related(world, workspace);
}

void learn_from_others(World& world, Workspace& workspace, Tile tile) {
  SpilloverParameters const& p = world.economy->parameters.spillover;
  Cell const& cell = world.economy->cell(tile.cell);
  double const related = (1.0 + p.related_effect * workspace.related_learning[cell.market.get()]) *
                         (1.0 + p.related_level * workspace.related_density[cell.market.get()]);
  double const* const niche = workspace.niche_learning.data() + cell.niche_begin;
  for (std::size_t i = 0; i < tile.size; ++i) {
    std::size_t const row = tile.begin + i;
    double const absorption = workspace.tile.absorption[i];
    double const x = static_cast<double>(workspace.inflow[row]);
    workspace.tile.research[i] *=
        related * (1.0 + p.link_effect * absorption * x / (1.0 + x)) *
        (1.0 + p.niche_effect * absorption * niche[world.firms.niche[row]]);
  }
}

struct SpilloverMechanism {
  static constexpr std::string_view name = "spillovers";
  static void hold(World& world, UseOfHold use) {
    for (std::size_t m = 0; m < world.markets.size(); ++m) {
      Market const& market = world.economy->markets[m];
      double jobs = 0;
      for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
        jobs += static_cast<double>(world.cells[c].jobs);
      use(world.markets[m].jobs_mean, jobs, world.markets[m].base_jobs);
    }
  }
};

template Mechanism const& mechanism<SpilloverMechanism>();

}  // namespace clustress
