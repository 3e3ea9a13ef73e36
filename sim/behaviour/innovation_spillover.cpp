// sim/behaviour/innovation_spillover.cpp — what a firm's innovation brings to others: to the firms
// of its niche, and to its partners.
//
// Equations and parameters: docs/model/mechanisms/innovation_spillover.md. What firms of a niche
// made new in a quarter raises, in the next, the productivity of the others there, more where many
// are near, and that of partners at the right distance. Innovations that need no project count as
// they are expected, for the luck of one firm would couple all others of its niche; those of
// projects count as they happen. It acts in the hold too: a dense niche is better for good, and the
// drift of the outside competitor takes up the mean. A firm that innovated itself gains nothing
// from its niche, so nobody learns from himself.
#include "sim/behaviour/innovation_spillover.hpp"

#include <algorithm>
#include <vector>

#include "sim/behaviour/research.hpp"
#include "sim/behaviour/spillover.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double least_taken = 0.5, usual_taken = 0.65;  // ½ + α, and its value of usual firms
constexpr double most_inflow = 20.0;                     // P: one firm is no niche
constexpr double rate_weight = 1.0 / 40.0;  // of a quarter in the running mean of the hold

CLUSTRESS_KERNEL
void take_in(std::size_t n, std::int16_t const since, std::int16_t const* __restrict innovated,
             double const* __restrict inflow, double const* __restrict absorption,
             double* __restrict productivity) {
  for (std::size_t i = 0; i < n; ++i) {
    double const taken = innovated[i] < since ? least_taken + absorption[i] : 0.0;
    productivity[i] += taken * inflow[i];
  }
}

// Of a sector, over all its markets: what an innovation is compared with.
struct SectorDensity {
  double squares = 0, jobs = 0;           // of niches
  double innovated = 0, market_jobs = 0;  // a quarter, in the base year
  // ῑ n̄, log points times persons a quarter
  [[nodiscard]] double usual() const {
    return jobs > 0 && market_jobs > 0 ? innovated / market_jobs * squares / jobs : 0.0;
  }
};

std::vector<SectorDensity> densities(World const& world) {
  Economy const& economy = *world.economy;
  std::vector<SectorDensity> sectors(economy.facts.sectors.size());
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& market = economy.markets[m];
    SectorDensity& sector = sectors[market.sector.get()];
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      Cell const& cell = economy.cells[c];
      sector.innovated += world.markets[m].innovation_rate * cell.target_jobs;
      sector.market_jobs += cell.target_jobs;
      for (std::size_t k = cell.niche_begin; k < cell.niche_end; ++k) {
        double const jobs = world.regime == Regime::hold ? static_cast<double>(world.niches[k].jobs)
                                                         : world.niches[k].base_jobs;
        sector.squares += jobs * jobs;
        sector.jobs += jobs;
      }
    }
  }
  return sectors;
}

// Innovations of the quarter per job of the market, in a running mean.
void measure_rate(World& world, std::size_t m) {
  Market const& market = world.economy->markets[m];
  double innovated = 0, jobs = 0;
  for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
    Cell const& cell = world.economy->cells[c];
    jobs += static_cast<double>(world.cells[c].jobs);
    for (std::size_t k = cell.niche_begin; k < cell.niche_end; ++k)
      innovated += world.niches[k].innovated;
  }
  if (!(jobs > 0)) return;
  double& rate = world.markets[m].innovation_rate;
  rate = rate > 0 ? rate + rate_weight * (innovated / jobs - rate) : innovated / jobs;
}

double gain_from(World const& world, std::size_t to, std::size_t from, double distance) {
  ModelParameters const& p = world.economy->parameters;
  FirmTable const& firms = world.firms;
  double const alpha = absorptive_capacity(p.research, research_intensity(world, to));
  double const step = p.knowledge.innovation_step /
                      world.economy->sizes.of(firms.jobs[from], &SizeEffects::innovation_size);
  double const there = firms.jobs[from], here = firms.jobs[to];
  return p.spillover.link_spillover * (least_taken + alpha) / usual_taken *
         partner_value(p.spillover, distance, alpha) * step * there / (there + here);
}

}  // namespace

void mark_innovation(World& world, CellRow cell, std::size_t row) {
  world.firms.last_innovation[row] = static_cast<std::int16_t>(world.now);
  world.innovations.push_back({cell, world.firms.register_row[row]});
}

void note_innovation(World& world, CellRow cell, std::size_t row, double step) {
  std::size_t const niche = world.economy->cell(cell).niche_begin + world.firms.niche[row];
  world.niches[niche].innovated += step * static_cast<double>(world.firms.jobs[row]);
}

void note_expected_innovations(World& world, Tile tile, double const* chance,
                               double const* innovation_size) {
  ModelParameters const& p = world.economy->parameters;
  if (p.spillover.niche_spillover == 0.0) return;
  NicheState* const niches = &world.niches[world.economy->cell(tile.cell).niche_begin];
  for (std::size_t i = 0; i < tile.size; ++i) {
    std::size_t const row = tile.begin + i;
    niches[world.firms.niche[row]].innovated += chance[i] * p.knowledge.innovation_step /
                                                innovation_size[i] *
                                                static_cast<double>(world.firms.jobs[row]);
  }
}

void prepare_innovation_spillover(World const& world, Workspace& workspace) {
  Economy const& economy = *world.economy;
  ModelParameters const& p = economy.parameters;
  if (p.spillover.niche_spillover == 0.0) return;
  std::vector<SectorDensity> const sectors = densities(world);
  double const part = (1.0 - p.knowledge.persistence) * p.spillover.niche_spillover / usual_taken;
  for (std::size_t k = 0; k < world.niches.size(); ++k) {
    double const usual = sectors[economy.cell(economy.niches[k].cell).sector.get()].usual();
    double const inflow = usual > 0 ? world.niches[k].innovated_before / usual : 0.0;
    workspace.niche_inflow[k] = part * std::min(inflow, most_inflow);
  }
}

void learn_from_niche(World& world, Workspace const& workspace, Tile tile) {
  if (world.economy->parameters.spillover.niche_spillover == 0.0) return;
  double const* const by_niche =
      workspace.niche_inflow.data() + world.economy->cell(tile.cell).niche_begin;
  FirmTable& firms = world.firms;
  double inflow[Tile::capacity];
  for (std::size_t i = 0; i < tile.size; ++i) inflow[i] = by_niche[firms.niche[tile.begin + i]];
  take_in(tile.size, static_cast<std::int16_t>(world.now - 1), &firms.last_innovation[tile.begin],
          inflow, workspace.tile.absorption, &firms.productivity[tile.begin]);
}

void learn_from_partner_innovation(World& world, std::size_t a, std::size_t b, double relatedness) {
  FirmTable& firms = world.firms;
  auto const before = static_cast<std::int16_t>(world.now - 1);
  bool const from_a = firms.last_innovation[a] == before,
             from_b = firms.last_innovation[b] == before;
  if (!from_a && !from_b) return;
  double const distance = cognitive_distance(relatedness, static_cast<double>(firms.position[a]),
                                             static_cast<double>(firms.position[b]));
  if (from_a) firms.productivity[b] += gain_from(world, b, a, distance);
  if (from_b) firms.productivity[a] += gain_from(world, a, b, distance);
}

struct InnovationSpilloverMechanism {
  static constexpr std::string_view name = "spillovers of innovations";
  static void begin_quarter(World& world) {
    world.innovations.clear();
    for (NicheState& niche : world.niches) {
      niche.innovated_before = niche.innovated;
      niche.innovated = 0;
    }
  }
  static std::size_t bytes(World const& world) { return heap_bytes(world.innovations); }
  static void settle(Settlement const& s) {
    if (s.world.regime != Regime::hold) return;
    for (std::size_t m = 0; m < s.world.markets.size(); ++m) measure_rate(s.world, m);
  }
};

template Mechanism const& mechanism<InnovationSpilloverMechanism>();

}  // namespace clustress
