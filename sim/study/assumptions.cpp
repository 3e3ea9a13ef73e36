#include "sim/study/assumptions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace clustress {
namespace {

// Jobs by what a path begins with: "sector.trade.", "region.Leipzig.", "cluster.Biotech.". Research
// organisations share the jobs of their region.
std::map<std::string, double> jobs_by_prefix(WorldFacts const& facts) {
  std::map<std::string, double> jobs;
  for (RegionFacts const& region : facts.regions) {
    jobs["region." + region.name + "."] = region.employed_persons;
    for (auto const& [sector, share] : region.sector_share)
      jobs["sector." + sector + "."] += share * region.employed_persons;
  }
  for (ClusterFacts const& cluster : facts.clusters)
    jobs["cluster." + cluster.name + "."] = cluster.jobs;
  auto const& organisations = facts.research_organisations;
  for (ResearchOrganisationFacts const& one : organisations) {
    auto const here =
        std::ranges::count(organisations, one.region, &ResearchOrganisationFacts::region);
    jobs["research_organisation." + one.name + "."] =
        jobs["region." + one.region + "."] / static_cast<double>(here);
  }
  return jobs;
}

double doubt_of(Range const& range) {
  double const end = std::max(std::abs(range.low), std::abs(range.high));
  return end > 0 ? (range.high - range.low) / end : 0.0;
}

}  // namespace

std::vector<Assumption> assumptions_of(WorldFacts const& facts) {
  double all_jobs = 0.0;
  for (RegionFacts const& region : facts.regions) all_jobs += region.employed_persons;
  std::map<std::string, double> const jobs = jobs_by_prefix(facts);
  std::vector<Assumption> list;
  for (FactNote const& note : facts.notes) {
    if (!note.assumed) continue;
    double share = 1.0;  // a number about the world as a whole
    for (auto const& [prefix, of_prefix] : jobs) {
      if (note.path.starts_with(prefix) && all_jobs > 0) share = of_prefix / all_jobs;
    }
    list.push_back({&note, share, doubt_of(note.range)});
  }
  std::ranges::stable_sort(list, std::ranges::greater{}, &Assumption::weight);
  return list;
}

}  // namespace clustress
