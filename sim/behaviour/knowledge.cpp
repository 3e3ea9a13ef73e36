// sim/behaviour/knowledge.cpp — firms innovate, imitate and forget.
//
// Equations and parameters: docs/model/mechanisms/innovation.md. Ability reverts to its mean and
// productivity decays to the sector's; innovations, whose hazard times step does not rise with
// size, and imitation lift it again; traces of projects fade. No permanent firm effect enters
// productivity, or the world concentrates without limit. A firm to imitate is drawn by quantile of
// the own market, never by place in a list.
#include "sim/behaviour/knowledge.hpp"

#include "sim/behaviour/innovation_spillover.hpp"
#include "sim/behaviour/life_cycle.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/marks.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

struct Coefficients {
  double persistence, noise, ability_persistence, ability_noise, hazard, ability_spread, link_boost,
      gain_decay, link_decay, imitation_hazard;
};

CLUSTRESS_KERNEL
void drift(std::size_t n, Coefficients const c, std::uint32_t const* __restrict ability_bits,
           std::uint32_t const* __restrict noise_bits, double const* __restrict noise_size,
           double const* __restrict innovation_size, float* __restrict ability,
           double* __restrict productivity, float* __restrict gain, float* __restrict link,
           double const* __restrict research, std::uint32_t const* __restrict innovation_bits,
           std::uint32_t const* __restrict imitation_bits, std::uint8_t* __restrict innovates,
           std::uint8_t* __restrict imitates, double* __restrict chance) {
  for (std::size_t i = 0; i < n; ++i) {
    double const z = c.ability_persistence * static_cast<double>(ability[i]) +
                     c.ability_noise * normal_variate(to_uniform(ability_bits[i]));
    ability[i] = static_cast<float>(z);
    productivity[i] = c.persistence * productivity[i] +
                      c.noise * noise_size[i] * normal_variate(to_uniform(noise_bits[i]));
    double const r = static_cast<double>(link[i]);
    double const h = c.hazard * innovation_size[i] *
                     fast_exp(c.ability_spread * z - 0.5 * c.ability_spread * c.ability_spread) *
                     (1.0 + c.link_boost * r) * research[i];
    chance[i] = h < 0.5 ? h : 0.5;
    innovates[i] = to_uniform(innovation_bits[i]) < chance[i] ? 1 : 0;
    imitates[i] = to_uniform(imitation_bits[i]) < c.imitation_hazard ? 1 : 0;
    gain[i] = static_cast<float>(static_cast<double>(gain[i]) * c.gain_decay);
    link[i] = static_cast<float>(r * c.link_decay);
  }
}

// Quantile of the market's distribution of productivity, linear inside a bin.
double productivity_quantile(MarketState const& market, double v) {
  auto const& count = market.productivity_count;
  auto const total = static_cast<double>(count[MarketState::bins]);
  double const rank = v * total;
  std::size_t low = 0, high = MarketState::bins;
  while (high - low > 1) {
    std::size_t const middle = (low + high) / 2;
    (static_cast<double>(count[middle]) <= rank ? low : high) = middle;
  }
  double const inside = static_cast<double>(count[high]) - static_cast<double>(count[low]);
  double const part = inside > 0 ? (rank - static_cast<double>(count[low])) / inside : 0.5;
  return MarketState::lowest + MarketState::bin_width * (static_cast<double>(low) + part);
}

}  // namespace

void learn(World& world, Workspace& workspace, Tile tile) {
  KnowledgeParameters const& p = world.economy->parameters.knowledge;
  ProjectParameters const& projects = world.economy->parameters.projects;
  FirmTable& firms = world.firms;
  MarketState const& market = world.markets[world.economy->cell(tile.cell).market.get()];
  TileDraws const& draws = workspace.tile.draws;

  double innovation_size[Tile::capacity], noise_size[Tile::capacity], chance[Tile::capacity];
  Marks innovates, imitates;
  world.economy->sizes.gather(&firms.jobs[tile.begin], tile.size, &SizeEffects::innovation_size,
                              innovation_size);
  world.economy->sizes.gather(&firms.jobs[tile.begin], tile.size, &SizeEffects::noise_size,
                              noise_size);
  auto const cluster = world.economy->cell(tile.cell).cluster;
  Coefficients const c{
      p.persistence,
      p.noise,
      p.ability_persistence,
      square_root(1.0 - p.ability_persistence * p.ability_persistence),
      p.innovation_hazard * world.economy->sector_of(tile.cell).innovation_opportunity,
      p.ability_spread,
      p.research_link_boost,
      kept_at_half_life(projects.gain_half_life_quarters),
      kept_at_half_life(4.0 * projects.research_link_half_life_years),
      p.imitation_hazard * (cluster ? phase_imitation_factor(world, cluster->get()) : 1.0)};
  drift(tile.size, c, draws.knowledge[0], draws.knowledge[1], noise_size, innovation_size,
        &firms.ability[tile.begin], &firms.productivity[tile.begin],
        &firms.assignment_gain[tile.begin], &firms.research_link[tile.begin],
        workspace.tile.research, draws.knowledge[2], draws.fortune[1], innovates, imitates, chance);

  note_expected_innovations(world, tile, chance, innovation_size);
  for_each_marked(innovates, tile.size, [&](std::size_t i) {
    std::size_t const row = tile.begin + i;
    firms.productivity[row] +=
        exponential_quantile(to_uniform(draws.knowledge[3][i]), p.innovation_step) /
        innovation_size[i];
    mark_innovation(world, tile.cell, row);
  });
  if (market.productivity_count[MarketState::bins] == 0) return;
  for_each_marked(imitates, tile.size, [&](std::size_t i) {
    double const model_firm = productivity_quantile(market, to_uniform(draws.fortune[2][i]));
    double const gap = model_firm - firms.productivity[tile.begin + i];
    if (gap > 0) firms.productivity[tile.begin + i] += p.imitation_share * gap;
  });
}

void survey_productivity(World& world) {
  FirmTable const& firms = world.firms;
  constexpr double bins = static_cast<double>(MarketState::bins);
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    Market const& market = world.economy->markets[m];
    auto& count = world.markets[m].productivity_count;
    count.fill(0);
    double sum = 0;
    std::size_t number = 0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c) {
      Segment const& s = firms.segment(CellRow(c));
      firms.for_each_firm(CellRow(c), [&](std::size_t row) {
        double const a = firms.productivity[row];
        sum += a;
        double place = (a - MarketState::lowest) * (1.0 / MarketState::bin_width);
        place = place < 0.0 ? 0.0 : place > bins - 1.0 ? bins - 1.0 : place;
        ++count[static_cast<std::size_t>(static_cast<std::int32_t>(place)) + 1];
      });
      number += s.count;
    }
    for (std::size_t k = 1; k <= MarketState::bins; ++k) count[k] += count[k - 1];
    world.markets[m].mean_productivity = number > 0 ? sum / static_cast<double>(number) : 0.0;
    if (world.regime == Regime::hold)
      world.markets[m].base_productivity = world.markets[m].mean_productivity;
  }
}

struct KnowledgeMechanism {
  static constexpr std::string_view name = "innovation and imitation";
  static void settle(Settlement const& s) { survey_productivity(s.world); }
  static void hold(World& world, UseOfHold use) {
    for (MarketState& market : world.markets)
      use(market.productivity_mean, market.mean_productivity, market.base_productivity);
  }
};

template Mechanism const& mechanism<KnowledgeMechanism>();

}  // namespace clustress
