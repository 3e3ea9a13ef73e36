#include "sim/world/economy.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/random/field.hpp"
#include "sim/random/hash.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/idea_rates.hpp"

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
std::vector<double> niche_sizes(Cell const& cell, AgglomerationParameters const& p,
                                double median_jobs) {
  RandomField const field(0, 0);
  std::vector<double> sizes;
  double left = cell.target_jobs;
  for (Quarter k = 0; left > 0; ++k) {
    double const u = to_uniform(field.block(cell.key, k, Purpose::niche_sizes)[0]);
    double const drawn = median_jobs * fast_exp(p.niche_spread * normal_variate(u));
    bool const last = drawn >= left - 0.25 * median_jobs || sizes.size() + 1 == most_niches;
    sizes.push_back(last ? left : drawn);
    left -= sizes.back();
  }
  return sizes;
}

// How much larger niches are in clusters. The hump's congestion was seen at niches alike
// everywhere.
double cluster_niche(AgglomerationParameters const& p) {
  return p.form == LocalisationForm::hump ? 1.0 : p.cluster_niche;
}

// Median niche outside clusters: such that the log of the median niche, over all jobs, stays what
// it is where clusters are like the rest.
double median_outside_clusters(Economy const& economy) {
  AgglomerationParameters const& p = economy.parameters.agglomeration;
  double const factor = cluster_niche(p);
  double inside = 0, outside = 0;
  for (Cell const& cell : economy.cells) (cell.cluster ? inside : outside) += cell.target_jobs;
  if (factor == 1.0 || !(outside > 0)) return p.niche_median_jobs;
  return std::max(1.0, p.niche_median_jobs * fast_pow(factor, -inside / outside));
}

double relative_log_size(std::int32_t jobs) {  // ln(L/10)
  return fast_log(std::max(1.0, static_cast<double>(jobs))) - fast_log(10.0);
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

// Regions with what they are in the base year; residents by where they live.
void add_regions(Economy& economy) {
  WorldFacts const& facts = economy.facts;
  for (std::size_t r = 0; r < facts.regions.size(); ++r) {
    RegionFacts const& region = facts.regions[r];
    RegionConstants constants;
    constants.fixed_jobs = region.employed_persons * region.fixed_block_share;
    constants.base_jobs = region.employed_persons;
    constants.base_unemployment = region.unemployment_rate;
    double value_added = 0, firm_jobs = 0;
    for (SectorFacts const& sector : facts.sectors) {
      double const sector_jobs = region.employed_persons * named(region.sector_share, sector.name);
      value_added += sector_jobs * sector.value_added_per_job_keur / 4.0;
      firm_jobs += sector_jobs;
    }
    constants.mean_value_added = firm_jobs > 0 ? value_added / firm_jobs : 15.0;
    double away = 0;
    for (RegionFacts const& home : facts.regions) {
      double const share = named(region.commuters_share, home.name);
      constants.base_residents.push_back(share * region.employed_persons);
      away += share;
    }
    constants.base_residents[r] = (1.0 - away) * region.employed_persons;
    economy.regions.push_back(std::move(constants));
  }
}

// Markets, and cells where jobs are declared.
void add_cells(Economy& economy) {
  WorldFacts const& facts = economy.facts;
  auto const jobs_of_cells = declared_jobs(facts);
  auto declared = jobs_of_cells.begin();  // in the order of the loops below
  for (std::size_t r = 0; r < facts.regions.size(); ++r) {
    for (std::size_t s = 0; s < facts.sectors.size(); ++s) {
      MarketRow const market(economy.markets.size());
      Market entry{RegionRow(r), SectorRow(s), economy.cells.size(), economy.cells.size()};
      for (; declared != jobs_of_cells.end() && std::get<0>(declared->first) == RegionRow(r) &&
             std::get<1>(declared->first) == SectorRow(s);
           ++declared) {
        auto const cluster = std::get<2>(declared->first);
        std::string const name = cluster ? facts.clusters[cluster->get()].name : "";
        economy.cells.push_back({RegionRow(r), SectorRow(s), market, cluster, declared->second, 0.0,
                                 key_of(facts.regions[r].name, facts.sectors[s].name, name)});
      }
      entry.cell_end = economy.cells.size();
      economy.markets.push_back(entry);
    }
  }
}

void add_niches(Economy& economy) {
  AgglomerationParameters const& p = economy.parameters.agglomeration;
  double const outside = median_outside_clusters(economy);
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    Cell& cell = economy.cells[c];
    cell.reference_firms = cell.target_jobs / economy.parameters.demography.mean_firm_jobs;
    cell.niche_begin = economy.niches.size();
    for (double const jobs :
         niche_sizes(cell, p, cell.cluster ? cluster_niche(p) * p.niche_median_jobs : outside))
      economy.niches.push_back({CellRow(c), jobs});
    cell.niche_end = economy.niches.size();
  }
}

void add_clusters(Economy& economy) {
  WorldFacts const& facts = economy.facts;
  economy.cluster_cells.resize(facts.clusters.size());
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    auto const cluster = economy.cells[c].cluster;
    if (cluster) economy.cluster_cells[cluster->get()].push_back(c);
  }
  for (ClusterFacts const& cluster : facts.clusters) {
    auto const home = std::find_if(facts.regions.begin(), facts.regions.end(),
                                   [&](RegionFacts const& r) { return r.name == cluster.region; });
    economy.cluster_regions.emplace_back(static_cast<std::size_t>(home - facts.regions.begin()));
    economy.cluster_keys.push_back(hash_of(cluster.name));
  }
}

// The larger of what the two sectors name.
void add_relatedness(Economy& economy) {
  std::vector<SectorFacts> const& sectors = economy.facts.sectors;
  for (std::size_t a = 0; a < sectors.size(); ++a) {
    for (std::size_t b = 0; b < sectors.size(); ++b) {
      double const one_way = named(sectors[a].sector_relatedness, sectors[b].name);
      double const other_way = named(sectors[b].sector_relatedness, sectors[a].name);
      economy.relatedness.push_back(a == b ? 1.0 : std::max(one_way, other_way));
    }
  }
}

void add_research_organisations(Economy& economy) {
  WorldFacts const& facts = economy.facts;
  for (std::size_t r = 0; r < facts.regions.size(); ++r) {
    RegionConstants& region = economy.regions[r];
    std::string const& name = facts.regions[r].name;
    auto const& bodies = facts.research_organisations;
    bool const none = std::none_of(bodies.begin(), bodies.end(),
                                   [&](auto const& body) { return body.region == name; });
    region.research_fit.assign(facts.sectors.size(), none ? 1.0 : 0.0);
    if (none) continue;
    region.research_places = 0;
    for (ResearchOrganisationFacts const& body : bodies) {
      if (body.region != name) continue;
      region.research_places += body.project_capacity;
      for (std::size_t s = 0; s < facts.sectors.size(); ++s) {
        region.research_fit[s] =
            std::max(region.research_fit[s], named(body.sector_field, facts.sectors[s].name));
      }
    }
  }
}

// Where residents shop, how far regions lie apart, and the labour force.
void join_regions(Economy& economy) {
  std::vector<RegionFacts> const& facts = economy.facts.regions;
  for (std::size_t home = 0; home < facts.size(); ++home) {
    RegionConstants& region = economy.regions[home];
    double away = 0, residents_at_work = 0;
    for (std::size_t place = 0; place < facts.size(); ++place) {
      double const there = named(facts[home].purchases_share, facts[place].name);
      region.purchases.push_back(there);
      double const km = named(facts[home].distance_km, facts[place].name);
      double const back = named(facts[place].distance_km, facts[home].name);
      region.distance_km.push_back(place == home            ? 0.0
                                   : std::max(km, back) > 0 ? std::max(km, back)
                                                            : far_km);
      away += there;
      residents_at_work += economy.regions[place].base_residents[home];
    }
    region.purchases[home] = 1.0 - away;
    region.labour_force = residents_at_work / (1.0 - region.base_unemployment);
  }
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
  for (std::size_t jobs = 0; jobs < tabulated_sizes; ++jobs) {
    double const log_size = relative_log_size(static_cast<std::int32_t>(jobs));
    double edge = 0;
    for (ProjectKind const kind : kinds_of_firms())
      edges_.push_back(edge += clustress::idea_hazard(p, kind, log_size));
  }
}

ProjectKind SizeTable::kind_of_idea(std::int32_t jobs, double u, double more) const {
  auto const kinds = kinds_of_firms();
  auto const size = static_cast<std::size_t>(jobs);
  bool const tabulated = size < tabulated_sizes;
  double const log_size = tabulated ? 0.0 : relative_log_size(jobs);
  double edge = 0;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    edge = tabulated ? edges_[size * kinds.size() + k]
                     : edge + clustress::idea_hazard(parameters_, kinds[k], log_size);
    if (u < edge) return kinds[k];
  }
  if (!(more > 0)) return kinds.back();
  ProjectKind last = kinds.back();
  for (ProjectKind const kind : kinds) {
    if (!entry_of(kind).needs_others) continue;
    last = kind;
    edge += more * clustress::idea_hazard(parameters_, kind, relative_log_size(jobs));
    if (u < edge) break;
  }
  return last;
}

SizeEffects SizeTable::effects_of(std::int32_t jobs) const {
  double const log_size = fast_log(std::max(1.0, static_cast<double>(jobs)));
  double const log_ten = fast_log(10.0);
  KnowledgeParameters const& k = parameters_.knowledge;
  double const relative = log_size - log_ten;
  double const relative_gain =
      std::max(relative, fast_log(parameters_.projects.gain_size_least) - log_ten);
  return {
      std::min(1.0, fast_exp(-k.noise_size_exponent * (log_size - fast_log(k.noise_from_jobs)))),
      fast_exp(k.innovation_size_exponent * relative_gain),
      fast_exp(-parameters_.demography.exit_size_exponent * log_size),
      clustress::idea_hazard(parameters_, relative),
      clustress::shared_idea_hazard(parameters_, relative),
      relative,
      std::min(1.0, parameters_.network.search_hazard *
                        fast_exp(parameters_.network.search_size_exponent * relative)),
      fast_exp(parameters_.labour.size_elasticity *
               (log_size - fast_log(parameters_.labour.size_reference_jobs))),
      std::max(parameters_.demand.owners_local_share,
               fast_exp(-parameters_.demand.owners_size_exponent * log_size))};
}

Economy::Economy(WorldFacts world_facts, ModelParameters const& model_parameters)
    : facts(std::move(world_facts)),
      parameters(model_parameters),
      sizes(model_parameters),
      ages(age_effects(model_parameters)) {
  for (SectorFacts const& sector : facts.sectors)
    luck.emplace_back(parameters.market, sector.volatility);
  add_regions(*this);
  add_cells(*this);
  add_niches(*this);
  add_clusters(*this);
  add_relatedness(*this);
  add_research_organisations(*this);
  join_regions(*this);
}

}  // namespace clustress
