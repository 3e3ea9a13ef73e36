#include "sim/world/economy.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/random/field.hpp"
#include "sim/random/hash.hpp"
#include "sim/random/sampling.hpp"

namespace clustress {
namespace {

constexpr std::size_t tabulated_sizes = 4096;
constexpr std::size_t most_niches = 60000;  // of a cell: a firm keeps its niche in 16 bits
// of the circle, over which the cells of a sector are at home
constexpr double home_spread = 0.2;
constexpr double far_km = 1e5;  // distance that no fact names: nothing reaches so far

double named(NamedNumbers const& numbers, std::string const& name) {
  for (auto const& [key, value] : numbers) {
    if (key == name) return value;
  }
  return 0.0;
}

std::uint64_t key_of(std::string const& region, std::string const& sector,
                     std::string const& cluster) {
  return combine(combine(hash_of(region), hash_of(sector)), hash_of(cluster));
}

// Base-year sizes of a cell's niches: lognormal, drawn at the address of the cell, so the same in
// every world and replicate, until the cell is used up; the last remainder joins the niche before
// it if it is small.
std::vector<double> niche_sizes(Cell const& cell, AgglomerationParameters const& p) {
  RandomField const field(0, 0);
  std::vector<double> sizes;
  double left = cell.target_jobs;
  for (Quarter k = 0; left > 0; ++k) {
    double const u = to_uniform(field.block(cell.key, k, Purpose::niche_sizes)[0]);
    double const drawn = p.niche_median_jobs * fast_exp(p.niche_spread * normal_variate(u));
    bool const last = drawn >= left - 0.25 * p.niche_median_jobs || sizes.size() + 1 == most_niches;
    sizes.push_back(last ? left : drawn);
    left -= sizes.back();
  }
  return sizes;
}

void add_research_organisations(WorldFacts const& facts, std::size_t r, RegionConstants& region) {
  bool const none =
      std::none_of(facts.research_organisations.begin(), facts.research_organisations.end(),
                   [&](auto const& body) { return body.region == facts.regions[r].name; });
  region.research_fit.assign(facts.sectors.size(), none ? 1.0 : 0.0);
  if (none) return;
  region.research_places = 0;
  for (ResearchOrganisationFacts const& body : facts.research_organisations) {
    if (body.region != facts.regions[r].name) continue;
    region.research_places += body.project_capacity;
    for (std::size_t s = 0; s < facts.sectors.size(); ++s) {
      region.research_fit[s] =
          std::max(region.research_fit[s], named(body.sector_field, facts.sectors[s].name));
    }
  }
}

AgeEffects age_effects(ModelParameters const& p) {
  AgeEffects ages;
  for (int age = 0; age <= AgeEffects::oldest; ++age) {
    double const years = age / 4.0;
    auto const k = static_cast<std::size_t>(age);
    ages.young_growth[k] = p.market.young_growth * fast_exp(-years / p.market.young_years);
    ages.exit_age[k] = p.demography.exit_old + (p.demography.exit_young - p.demography.exit_old) *
                                                   fast_exp(-years / p.demography.exit_age_years);
  }
  return ages;
}

}  // namespace

double Economy::home_position(CellRow id) const {
  auto const place = [](std::uint64_t hash) { return static_cast<double>(hash >> 32) * 0x1p-32; };
  double const home = place(hash_of(sector_of(id).name)) + home_spread * place(cell(id).key);
  return home < 1.0 ? home : home - 1.0;
}

SizeTable::SizeTable(ModelParameters const& p) : parameters_(p) {
  std::vector<SizeEffects> table(tabulated_sizes);
  for (std::size_t jobs = 0; jobs < tabulated_sizes; ++jobs)
    table[jobs] = effects_of(static_cast<std::int32_t>(jobs));
  table_ = std::move(table);
  std::vector<IdeaEdges> edges(tabulated_sizes);
  for (std::size_t jobs = 0; jobs < tabulated_sizes; ++jobs)
    edges[jobs] = edges_of(static_cast<std::int32_t>(jobs));
  edges_ = std::move(edges);
}

IdeaEdges SizeTable::edges_of(std::int32_t jobs) const {
  return clustress::idea_edges(parameters_,
                               fast_log(std::max(1.0, static_cast<double>(jobs))) - fast_log(10.0));
}

SizeEffects SizeTable::effects_of(std::int32_t jobs) const {
  double const log_size = fast_log(std::max(1.0, static_cast<double>(jobs)));
  double const log_ten = fast_log(10.0);
  MarketParameters const& m = parameters_.market;
  double const b =
      std::min(m.shock_guard, m.shock_scale * fast_exp(-m.shock_size_exponent * log_size));
  // E[exp ε] = 1 + p b²/(1 − b²) for a Laplace shock of scale b < 1 that arrives with probability
  // p.
  double const drift = -fast_log(1.0 + m.shock_arrival * b * b / (1.0 - b * b));
  double const relative = log_size - log_ten;
  return {b,
          drift,
          fast_exp(parameters_.knowledge.innovation_size_exponent * relative),
          fast_exp(-parameters_.demography.exit_size_exponent * log_size),
          clustress::idea_hazard(parameters_, relative),
          relative,
          std::min(1.0, parameters_.network.search_hazard *
                            fast_exp(parameters_.network.search_size_exponent * relative)),
          fast_exp(parameters_.labour.size_elasticity *
                   (log_size - fast_log(parameters_.labour.size_reference_jobs)))};
}

Economy::Economy(WorldFacts world_facts, ModelParameters const& model_parameters)
    : facts(std::move(world_facts)),
      parameters(model_parameters),
      sizes(model_parameters),
      ages(age_effects(model_parameters)) {
  std::size_t const n_regions = facts.regions.size();
  auto const jobs_of_cells = declared_jobs(facts);
  auto declared = jobs_of_cells.begin();  // in the order of the loops below
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
      MarketRow const market(markets.size());
      Market entry{RegionRow(r), SectorRow(s), cells.size(), cells.size()};
      for (; declared != jobs_of_cells.end() && std::get<0>(declared->first) == RegionRow(r) &&
             std::get<1>(declared->first) == SectorRow(s);
           ++declared) {
        auto const cluster = std::get<2>(declared->first);
        std::string const name = cluster ? facts.clusters[cluster->get()].name : "";
        cells.push_back({RegionRow(r), SectorRow(s), market, cluster, declared->second, 0.0,
                         key_of(region.name, sector.name, name)});
      }
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
  for (std::size_t c = 0; c < cells.size(); ++c) {
    Cell& cell = cells[c];
    cell.reference_firms = cell.target_jobs / parameters.demography.mean_firm_jobs;
    cell.niche_begin = niches.size();
    for (double const jobs : niche_sizes(cell, parameters.agglomeration))
      niches.push_back({CellRow(c), jobs});
    cell.niche_end = niches.size();
  }
  cluster_cells.resize(facts.clusters.size());
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells[c].cluster) cluster_cells[cells[c].cluster->get()].push_back(c);
  }
  for (ClusterFacts const& cluster : facts.clusters) {
    auto const home = std::find_if(facts.regions.begin(), facts.regions.end(),
                                   [&](RegionFacts const& r) { return r.name == cluster.region; });
    cluster_regions.emplace_back(static_cast<std::size_t>(home - facts.regions.begin()));
    cluster_keys.push_back(hash_of(cluster.name));
  }
  std::size_t const n_sectors = facts.sectors.size();
  relatedness.assign(n_sectors * n_sectors, 0.0);
  for (std::size_t a = 0; a < n_sectors; ++a) {
    for (std::size_t b = 0; b < n_sectors; ++b) {
      double const one_way = named(facts.sectors[a].sector_relatedness, facts.sectors[b].name);
      double const other_way = named(facts.sectors[b].sector_relatedness, facts.sectors[a].name);
      relatedness[a * n_sectors + b] = a == b ? 1.0 : std::max(one_way, other_way);
    }
  }
  for (std::size_t r = 0; r < n_regions; ++r) add_research_organisations(facts, r, regions[r]);
  for (std::size_t home = 0; home < n_regions; ++home) {
    double away = 0;
    for (std::size_t place = 0; place < n_regions; ++place) {
      double const there = named(facts.regions[home].purchases_share, facts.regions[place].name);
      regions[home].purchases.push_back(there);
      double const km = named(facts.regions[home].distance_km, facts.regions[place].name);
      double const back = named(facts.regions[place].distance_km, facts.regions[home].name);
      regions[home].distance_km.push_back(place == home            ? 0.0
                                          : std::max(km, back) > 0 ? std::max(km, back)
                                                                   : far_km);
      away += there;
    }
    regions[home].purchases[home] = 1.0 - away;
  }
  for (std::size_t home = 0; home < n_regions; ++home) {
    double residents_at_work = 0;
    for (RegionConstants const& work : regions) residents_at_work += work.base_residents[home];
    regions[home].labour_force = residents_at_work / (1.0 - regions[home].base_unemployment);
  }
}

}  // namespace clustress
