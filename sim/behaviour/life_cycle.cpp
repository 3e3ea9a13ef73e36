// sim/behaviour/life_cycle.cpp — emergence, growth, sustainment and decline of clusters, read off
// their heterogeneity.
//
// Equations and parameters: docs/model/mechanisms/life_cycle.md. Firms have places on a circle of
// knowledge. Local learning draws them to the mean of their cell, innovations let them wander,
// entrants come around the cell's home; partners draw together in spillover.cpp. The spread of
// places in a cluster, against the base year, acts on entry and on imitation; the phase is only
// reported. Outside clusters the home takes the place of the mean, so that no survey is needed.
#include "sim/behaviour/life_cycle.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/marks.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {
namespace {

constexpr double least_factor = 0.5, most_factor = 2.0;
// growth a quarter, log points, from which a cluster grows or shrinks
constexpr double moving = 0.005;
constexpr double young_cluster = 0.5;  // of the base year's firms

double relative_heterogeneity(World const& world, std::size_t k) {
  ClusterState const& cluster = world.clusters[k];
  if (world.regime == Regime::hold || !(cluster.base_heterogeneity > 0)) return 0.0;
  return cluster.heterogeneity / cluster.base_heterogeneity - 1.0;
}

Phase phase_of(ClusterState const& cluster) {
  if (cluster.growth < -moving) return Phase::decline;
  if (cluster.growth <= moving) return Phase::sustainment;
  bool const young = static_cast<double>(cluster.firms) < young_cluster * cluster.base_firms;
  return young ? Phase::emergence : Phase::growth;
}

CLUSTRESS_INLINE double short_way(double from, double to) {
  double const gap = to - from;
  return gap > 0.5 ? gap - 1.0 : gap <= -0.5 ? gap + 1.0 : gap;
}

CLUSTRESS_KERNEL
void converge(std::size_t n, double const share, double const middle, std::int16_t const now,
              std::int16_t const* __restrict last_innovation, float* __restrict position,
              std::uint8_t* __restrict wanders) {
  for (std::size_t i = 0; i < n; ++i) {
    double const here = static_cast<double>(position[i]);
    double const next = here + share * short_way(here, middle);
    position[i] = static_cast<float>(next + (next < 0.0 ? 1.0 : next >= 1.0 ? -1.0 : 0.0));
    wanders[i] = last_innovation[i] == now ? 1 : 0;
  }
}

}  // namespace

double way_round(double from, double to) {
  return short_way(from, to);
}

double phase_entry_factor(World const& world, std::size_t k) {
  double const response = world.economy->parameters.life_cycle.entry_response;
  return std::clamp(1.0 + response * relative_heterogeneity(world, k), least_factor, most_factor);
}

double phase_imitation_factor(World const& world, std::size_t k) {
  double const response = world.economy->parameters.life_cycle.imitation_response;
  return std::clamp(1.0 - response * relative_heterogeneity(world, k), least_factor, most_factor);
}

void move_positions(World& world, Tile tile) {
  LifeCycleParameters const& p = world.economy->parameters.life_cycle;
  FirmTable& firms = world.firms;
  bool const clustered = world.economy->cell(tile.cell).cluster.has_value();
  double const middle =
      clustered ? world.cell(tile.cell).mean_position : world.economy->home_position(tile.cell);
  Marks wanders;
  converge(tile.size, p.convergence, middle, static_cast<std::int16_t>(world.now),
           &firms.last_innovation[tile.begin], &firms.position[tile.begin], wanders);
  for_each_marked(wanders, tile.size, [&](std::size_t i) {
    std::size_t const row = tile.begin + i;
    double const u = world.random.uniform(to_number(firms.id[row]), world.now, Purpose::wandering);
    double const next =
        static_cast<double>(firms.position[row]) + p.wandering * normal_variate(u) + 8.0;
    firms.position[row] =
        static_cast<float>(next - static_cast<double>(static_cast<std::int64_t>(next)));
  });
}

void survey_clusters(World& world) {
  Economy const& economy = *world.economy;
  FirmTable const& firms = world.firms;
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {
    ClusterState& cluster = world.clusters[k];
    std::int64_t const before = cluster.jobs;
    double squares = 0;
    cluster.jobs = cluster.firms = 0;
    for (std::size_t const c : economy.cluster_cells[k]) {
      Segment const& s = firms.segment(CellRow(c));
      CellState& cell = world.cells[c];
      double const home = economy.home_position(CellRow(c));
      double sum = 0, square = 0;
      firms.for_each_firm(CellRow(c), [&](std::size_t row) {
        double const way = way_round(home, static_cast<double>(firms.position[row]));
        sum += way;
        square += way * way;
      });
      auto const n = static_cast<double>(s.count);
      double const mean = s.count > 0 ? sum / n : 0.0;
      squares += square - n * mean * mean;
      cell.mean_position = home + mean + (home + mean < 0 ? 1.0 : home + mean >= 1 ? -1.0 : 0.0);
      cluster.jobs += cell.jobs;
      cluster.firms += static_cast<std::int64_t>(s.count);
    }
    cluster.heterogeneity =
        cluster.firms > 0 ? square_root(std::max(0.0, squares) / static_cast<double>(cluster.firms))
                          : 0.0;
    if (before > 0 && cluster.jobs > 0) {
      double const growth =
          fast_log(static_cast<double>(cluster.jobs) / static_cast<double>(before));
      cluster.growth += economy.parameters.life_cycle.growth_smoothing * (growth - cluster.growth);
    }
    cluster.phase = phase_of(cluster);
  }
}

struct LifeCycleMechanism {
  static constexpr std::string_view name = "life cycle of clusters";
  static void settle(Settlement const& s) { survey_clusters(s.world); }
  static void hold(World& world, UseOfHold use) {
    for (ClusterState& cluster : world.clusters) {
      use(cluster.firms_mean, static_cast<double>(cluster.firms), cluster.base_firms);
      use(cluster.heterogeneity_mean, cluster.heterogeneity, cluster.base_heterogeneity);
    }
  }
  static std::size_t bytes(World const& world) { return heap_bytes(world.clusters); }
};

template Mechanism const& mechanism<LifeCycleMechanism>();

}  // namespace clustress
