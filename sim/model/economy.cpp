#include "sim/model/economy.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/random/hash.hpp"

namespace clustress {
namespace {

constexpr std::size_t tabulated_sizes = 4096;
constexpr double smallest_cell_jobs = 1.0;  // a cell with less than one job has no firms

double named(NamedNumbers const& numbers, std::string const& name) {
  for (auto const& [key, value] : numbers) {
    if (key == name) return value;
  }
  return 0.0;
}

std::uint64_t key_of(std::string const& region, std::string const& sector, std::string const& cluster) {
  return combine(combine(hash_of(region), hash_of(sector)), hash_of(cluster));
}

AgeEffects age_effects(ModelParameters const& p) {
  AgeEffects ages;
  for (int age = 0; age <= AgeEffects::oldest; ++age) {
    double const years = age / 4.0;
    auto const k = static_cast<std::size_t>(age);
    ages.young_growth[k] = p.market.young_growth * fast_exp(-years / p.market.young_years);
    ages.exit_age[k] = p.demography.exit_old +
                       (p.demography.exit_young - p.demography.exit_old) * fast_exp(-years / p.demography.exit_age_years);
  }
  return ages;
}

}  // namespace

SizeTable::SizeTable(ModelParameters const& p) : parameters_(p) {
  std::vector<SizeEffects> table(tabulated_sizes);
  for (std::size_t jobs = 0; jobs < tabulated_sizes; ++jobs) table[jobs] = effects_of(static_cast<std::int32_t>(jobs));
  table_ = std::move(table);
}

SizeEffects SizeTable::effects_of(std::int32_t jobs) const {
  double const log_size = fast_log(std::max(1.0, static_cast<double>(jobs)));
  double const log_ten = fast_log(10.0);
  MarketParameters const& m = parameters_.market;
  double const b = std::min(m.shock_guard, m.shock_scale * fast_exp(-m.shock_size_exponent * log_size));
  // E[exp ε] = 1 + p b²/(1 − b²) for a Laplace shock of scale b < 1 that arrives with probability p.
  double const drift = -fast_log(1.0 + m.shock_arrival * b * b / (1.0 - b * b));
  double const relative = log_size - log_ten;
  return {b, drift, fast_exp(parameters_.knowledge.innovation_size_exponent * relative),
          fast_exp(-parameters_.demography.exit_size_exponent * log_size),
          std::min(1.0, parameters_.projects.idea_hazard * fast_exp(parameters_.projects.idea_size_exponent * relative))};
}

Economy::Economy(WorldFacts world_facts, ModelParameters const& model_parameters)
    : facts(std::move(world_facts)),
      parameters(model_parameters),
      sizes(model_parameters),
      ages(age_effects(model_parameters)) {
  std::size_t const n_regions = facts.regions.size();
  for (std::size_t r = 0; r < n_regions; ++r) {
    RegionFacts const& region = facts.regions[r];
    RegionConstants constants;
    constants.fixed_jobs = region.employed_persons * region.fixed_block_share;
    constants.base_jobs = region.employed_persons;
    constants.base_unemployment = region.unemployment_rate;
    double value_added = 0, firm_jobs = 0;
    for (std::size_t s = 0; s < facts.sectors.size(); ++s) {
      SectorFacts const& sector = facts.sectors[s];
      double const sector_jobs = region.employed_persons * named(region.sector_share, sector.name);
      value_added += sector_jobs * sector.value_added_per_job_keur / 4.0;
      firm_jobs += sector_jobs;
      MarketId const market(markets.size());
      Market entry{RegionId(r), SectorId(s), cells.size(), cells.size()};
      double outside_clusters = sector_jobs;
      std::vector<Cell> cluster_cells;
      for (std::size_t k = 0; k < facts.clusters.size(); ++k) {
        ClusterFacts const& cluster = facts.clusters[k];
        double const jobs = cluster.jobs * named(cluster.sector_weight, sector.name);
        if (cluster.region != region.name || jobs < smallest_cell_jobs) continue;
        cluster_cells.push_back(
            {RegionId(r), SectorId(s), market, ClusterId(k), jobs, 0.0, key_of(region.name, sector.name, cluster.name)});
        outside_clusters -= jobs;
      }
      if (outside_clusters >= smallest_cell_jobs) {
        cells.push_back(
            {RegionId(r), SectorId(s), market, std::nullopt, outside_clusters, 0.0, key_of(region.name, sector.name, "")});
      }
      cells.insert(cells.end(), cluster_cells.begin(), cluster_cells.end());
      entry.cell_end = cells.size();
      markets.push_back(entry);
    }
    constants.mean_value_added = firm_jobs > 0 ? value_added / firm_jobs : 15.0;
    constants.base_residents.assign(n_regions, 0.0);
    double away = 0;
    for (std::size_t home = 0; home < n_regions; ++home) {
      double const share = named(region.commuters_share, facts.regions[home].name);
      constants.base_residents[home] = share * region.employed_persons;
      away += share;
    }
    constants.base_residents[r] = (1.0 - away) * region.employed_persons;
    regions.push_back(std::move(constants));
  }
  for (Cell& c : cells) c.reference_firms = c.target_jobs / parameters.demography.mean_firm_jobs;
  for (std::size_t home = 0; home < n_regions; ++home) {
    double residents_at_work = 0;
    for (RegionConstants const& work : regions) residents_at_work += work.base_residents[home];
    regions[home].labour_force = residents_at_work / (1.0 - regions[home].base_unemployment);
  }
}

}  // namespace clustress
