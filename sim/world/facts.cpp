#include "sim/world/facts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr Source fact{"world file: each number carries its own source", Provenance::definition};
constexpr double sum_tolerance = 1e-6;

template <class T>
std::vector<std::string> names_of(std::vector<T> const& items) {
  std::vector<std::string> names;
  for (T const& item : items) names.push_back(item.name);
  return names;
}

double sum_of(NamedNumbers const& numbers) {
  double sum = 0;
  for (auto const& [name, value] : numbers) sum += value;
  return sum;
}

double value_of(NamedNumbers const& numbers, std::string const& name) {
  for (auto const& [key, value] : numbers) {
    if (key == name) return value;
  }
  return 0.0;
}

class FactCheck {
 public:
  explicit FactCheck(WorldFacts const& facts)
      : facts_(facts), sectors_(names_of(facts.sectors)), regions_(names_of(facts.regions)) {
    known_sectors_.insert(sectors_.begin(), sectors_.end());
    known_regions_.insert(regions_.begin(), regions_.end());
  }

  std::vector<std::string> run() {
    if (facts_.regions.empty()) fault("world", "has no region: give at least one [[region]]");
    if (facts_.sectors.empty()) fault("world", "has no sector: give at least one [[sector]]");
    for (RegionFacts const& region : facts_.regions) check(region);
    for (ClusterFacts const& cluster : facts_.clusters) check(cluster);
    for (SectorFacts const& sector : facts_.sectors) {
      check_names("sector." + sector.name + ".sector_relatedness", sector.sector_relatedness,
                  known_sectors_, sectors_);
    }
    for (ResearchOrganisationFacts const& body : facts_.research_organisations) check(body);
    if (faults_.empty()) check_room_for_clusters();
    return faults_;
  }

 private:
  void fault(std::string const& path, std::string const& message) {
    faults_.push_back(path + ": " + message);
  }

  void check_names(std::string const& path, NamedNumbers const& numbers,
                   std::unordered_set<std::string> const& known,
                   std::vector<std::string> const& valid) {
    for (auto const& [name, value] : numbers) {
      if (!known.contains(name))
        fault(path,
              fmt::format("unknown name \"{}\".{}", printable(name), suggestion(name, valid)));
    }
  }

  void check(RegionFacts const& region) {
    std::string const path = "region." + region.name;
    check_names(path + ".sector_share", region.sector_share, known_sectors_, sectors_);
    check_names(path + ".commuters_share", region.commuters_share, known_regions_, regions_);
    check_names(path + ".purchases_share", region.purchases_share, known_regions_, regions_);
    check_names(path + ".distance_km", region.distance_km, known_regions_, regions_);
    double const sum = sum_of(region.sector_share) + region.fixed_block_share;
    if (std::abs(sum - 1.0) > sum_tolerance) {
      fault(path,
            fmt::format(
                "sector_share and fixed_block_share add up to {:.7g}, not 1. Correct the shares",
                sum));
    }
    if (region.short_time > 0.0 && region.hoarding == 0.0) {
      fault(path,
            "short_time pays staff that firms keep without work, but hoarding = 0 says that they "
            "keep nobody. Give hoarding above 0, or remove short_time");
    }
    for (auto const* shares : {&region.commuters_share, &region.purchases_share}) {
      if (sum_of(*shares) > 0.9)
        fault(path, "shares that go to other regions add up to more than 0.9");
      if (value_of(*shares, region.name) > 0)
        fault(path, "a region is named among its own other regions: remove it");
    }
  }

  void check(ClusterFacts const& cluster) {
    std::string const path = "cluster." + cluster.name;
    if (!known_regions_.contains(cluster.region)) {
      fault(path, fmt::format("unknown region \"{}\".{}", printable(cluster.region),
                              suggestion(cluster.region, regions_)));
    }
    check_names(path + ".sector_weight", cluster.sector_weight, known_sectors_, sectors_);
    double const sum = sum_of(cluster.sector_weight);
    if (std::abs(sum - 1.0) > sum_tolerance) {
      fault(path, fmt::format("sector_weight adds up to {:.7g}, not 1. Correct the weights", sum));
    }
  }

  void check(ResearchOrganisationFacts const& body) {
    std::string const path = "research_organisation." + body.name;
    if (!known_regions_.contains(body.region)) {
      fault(path, fmt::format("unknown region \"{}\".{}", printable(body.region),
                              suggestion(body.region, regions_)));
    }
    check_names(path + ".sector_field", body.sector_field, known_sectors_, sectors_);
  }

  void check_room_for_clusters() {
    std::unordered_map<std::string, std::vector<ClusterFacts const*>> by_region;
    for (ClusterFacts const& cluster : facts_.clusters)
      by_region[cluster.region].push_back(&cluster);
    for (RegionFacts const& region : facts_.regions) {
      if (!by_region.contains(region.name)) continue;
      for (std::string const& sector : sectors_) {
        double const jobs = region.employed_persons * value_of(region.sector_share, sector);
        double in_clusters = 0;
        for (ClusterFacts const* cluster : by_region[region.name]) {
          in_clusters += cluster->jobs * value_of(cluster->sector_weight, sector);
        }
        if (in_clusters > jobs) {
          fault("region." + region.name, fmt::format("clusters claim {:.0f} jobs in {}, which has "
                                                     "{:.0f}. Lower the clusters' jobs or weights",
                                                     in_clusters, sector, jobs));
        }
      }
    }
  }

  WorldFacts const& facts_;
  std::vector<std::string> sectors_, regions_;
  std::unordered_set<std::string> known_sectors_, known_regions_;
  std::vector<std::string> faults_;
};

}  // namespace

std::map<CellName, double> declared_jobs(WorldFacts const& facts) {
  std::map<CellName, double> jobs;
  std::unordered_map<std::string, RegionRow> regions;
  std::unordered_map<std::string, SectorRow> sectors;
  for (std::size_t s = 0; s < facts.sectors.size(); ++s) sectors.emplace(facts.sectors[s].name, s);
  for (std::size_t r = 0; r < facts.regions.size(); ++r) {
    regions.emplace(facts.regions[r].name, r);
    for (auto const& [sector, share] : facts.regions[r].sector_share) {
      jobs[{RegionRow(r), sectors.at(sector), std::nullopt}] =
          facts.regions[r].employed_persons * share;
    }
  }
  for (std::size_t k = 0; k < facts.clusters.size(); ++k) {
    RegionRow const region = regions.at(facts.clusters[k].region);
    for (auto const& [sector, weight] : facts.clusters[k].sector_weight) {
      double const inside = facts.clusters[k].jobs * weight;
      if (inside < smallest_cell_jobs) continue;
      jobs[{region, sectors.at(sector), ClusterRow(k)}] = inside;
      jobs[{region, sectors.at(sector), std::nullopt}] -= inside;
    }
  }
  std::erase_if(jobs, [](auto const& cell) { return cell.second < smallest_cell_jobs; });
  return jobs;
}

std::vector<std::string> faults_of(WorldFacts const& facts) {
  return FactCheck(facts).run();
}

void SectorFacts::describe(ParameterTable<SectorFacts>& t) {
  using S = SectorFacts;
  t.add("name", &S::name, {1, 60}, "name of the sector", fact, Presence::required);
  t.add("nace", &S::nace, {0, 60}, "sections of NACE Rev. 2", fact);
  t.add("outside_share", &S::outside_share, Unit::share, {0.0, 0.98},
        "share of sales to buyers outside the region", fact);
  t.add("cyclicality", &S::cyclicality, Unit::elasticity, {0.0, 5.0},
        "response of demand to the macro cycle", fact);
  t.add("value_added_per_job_keur", &S::value_added_per_job_keur, Unit::keur_per_job, {5.0, 1000.0},
        "value added per person employed and year", fact);
  t.add("entry_rate", &S::entry_rate, Unit::per_year, {0.0, 0.5},
        "births per firm of the base year", fact);
  t.add("innovation_opportunity", &S::innovation_opportunity, Unit::none, {0.0, 5.0},
        "factor on the innovation hazard", fact);
  t.add("foreign_share", &S::foreign_share, Unit::share, {0.0, 0.95},
        "of an exporter's outside sales, sold abroad", fact);
  t.add("energy_share", &S::energy_share, Unit::share, {0.0, 0.5}, "cost of energy in sales", fact);
  t.add("low_carbon_share", &S::low_carbon_share, Unit::share, {0.0, 1.0},
        "of firms that work for the low-carbon transition", fact);
  t.add("volatility", &S::volatility, Unit::none, {0.1, 3.0},
        "v: width of firms' sales shocks against the mean of sectors", fact);
  t.add("sector_relatedness", &S::sector_relatedness, Unit::none, {0.0, 1.0},
        "Φ: how much of its knowledge another sector can use; either of a pair may name it", fact);
}

void RegionFacts::describe(ParameterTable<RegionFacts>& t) {
  using R = RegionFacts;
  t.add("name", &R::name, {1, 60}, "name of the region", fact, Presence::required);
  t.add("nuts", &R::nuts, {0, 20}, "NUTS code", fact);
  t.add("employed_persons", &R::employed_persons, Unit::jobs, {20.0, 3e8},
        "persons employed in the region", fact, Presence::required)
      .extensive();
  t.add("unemployment_rate", &R::unemployment_rate, Unit::share, {0.005, 0.6},
        "of the labour force", fact);
  t.add("fixed_block_share", &R::fixed_block_share, Unit::share, {0.0, 0.8},
        "of employed persons in administration and education", fact);
  t.add("hoarding", &R::hoarding, Unit::share, {0.0, 0.9},
        "h: of the staff that bad times leave without work, kept by its firms", fact);
  t.add("short_time", &R::short_time, Unit::share, {0.0, 1.0},
        "a: of the hours of staff without work, on short-time work that the public sector pays",
        fact);
  t.add("sector_share", &R::sector_share, Unit::share, {0.0, 1.0}, "of employed persons, by sector",
        fact, Presence::required);
  t.add("commuters_share", &R::commuters_share, Unit::share, {0.0, 0.9},
        "of jobs held by residents of another region", fact);
  t.add("purchases_share", &R::purchases_share, Unit::share, {0.0, 0.9},
        "of residents' local spending in another region", fact);
  t.add("distance_km", &R::distance_km, Unit::km, {0.0, 20000.0},
        "to other regions, centre to centre", fact);
}

void ClusterFacts::describe(ParameterTable<ClusterFacts>& t) {
  using C = ClusterFacts;
  t.add("name", &C::name, {1, 60}, "name of the cluster", fact, Presence::required);
  t.add("region", &C::region, {1, 60}, "home region", fact, Presence::required);
  t.add("jobs", &C::jobs, Unit::jobs, {1.0, 1e8}, "of all its firms at programme start", fact,
        Presence::required)
      .extensive();
  t.add("sector_weight", &C::sector_weight, Unit::share, {0.0, 1.0}, "share of its jobs by sector",
        fact, Presence::required);
  t.add("organisation_staff", &C::organisation_staff, Unit::jobs, {0.0, 1000.0},
        "staff of its cluster organisation in the base year; 0 = none", fact)
      .extensive();
  t.add("organisation_quality", &C::organisation_quality, Unit::none, {0.0, 1.0},
        "q: management quality in the base year", fact);
  t.add("organisation_public_share", &C::organisation_public_share, Unit::share, {0.0, 1.0},
        "of the organisation's base-year budget, paid by public funding that no programme here "
        "decides on",
        fact);
  t.add("member_share", &C::member_share, Unit::share, {0.0, 1.0},
        "of the cluster's jobs, in member firms", fact);
}

void ResearchOrganisationFacts::describe(ParameterTable<ResearchOrganisationFacts>& t) {
  using R = ResearchOrganisationFacts;
  t.add("name", &R::name, {1, 60}, "name of the research organisation", fact, Presence::required);
  t.add("region", &R::region, {1, 60}, "where it is", fact, Presence::required);
  t.add("project_capacity", &R::project_capacity, Unit::per_quarter, {0.0, 1e6},
        "projects with firms it can start", fact, Presence::required)
      .extensive();
  t.add("sector_field", &R::sector_field, Unit::none, {0.0, 1.0}, "how well it serves each sector",
        fact);
}

}  // namespace clustress
