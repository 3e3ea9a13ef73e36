#include "sim/study/scale_doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/text.hpp"

namespace clustress {
namespace {

// The facts as declared. Rounded: for counting alone.
WorldFacts declared_facts(WorldFacts facts) {
  for (RegionFacts& region : facts.regions) region.employed_persons /= facts.scale;
  for (ClusterFacts& cluster : facts.clusters) cluster.jobs /= facts.scale;
  return facts;
}

void doubt_cells(Scenario const& scenario, std::vector<std::string>& doubts) {
  auto const cells = declared_jobs(scenario.world);
  std::size_t const declared = declared_jobs(declared_facts(scenario.world)).size();
  if (cells.size() < declared) {
    doubts.push_back(fmt::format(
        "at this scale {} of {} cells (region × sector × cluster) are less than a job and have no "
        "firms.",
        declared - cells.size(), declared));
  }
  double const few = few_firms_of_cell * scenario.model.demography.mean_firm_jobs;
  double all = 0.0, in_small = 0.0;
  std::size_t small = 0;
  for (auto const& [cell, jobs] : cells) {
    all += jobs;
    if (jobs >= few) continue;
    ++small;
    in_small += jobs;
  }
  if (small == 0) return;
  doubts.push_back(fmt::format(
      "at this scale {} of {} cells have fewer than {:g} firms, with {:.2g} % of all jobs. A cell "
      "keeps its jobs, so none of its firms can be large: sizes, and what depends on them, are "
      "those of the cut. Take a larger scale, or fewer sectors and clusters.",
      small, cells.size(), few_firms_of_cell, 100.0 * in_small / all));
}

void doubt_organisations(WorldFacts const& world, std::vector<std::string>& doubts) {
  auto const is_fraction = [](ClusterFacts const& cluster) {
    return cluster.organisation_staff > 0.0 && cluster.organisation_staff < 1.0;
  };
  auto const count = std::ranges::count_if(world.clusters, is_fraction);
  if (count == 0) return;
  doubts.push_back(fmt::format(
      "at this scale {} of {} cluster organisations have less than one person of staff. Of what "
      "they do little is left to chance, but single worlds differ more.",
      count, world.clusters.size()));
}

void doubt_anchors(Scenario const& scenario, std::vector<std::string>& doubts) {
  for (StressCase const& stress : scenario.stresses) {
    bool const is_of_firms = std::ranges::any_of(
        stress.stresses, [](auto const& part) { return part->kind_name() == "anchor_firm_exit"; });
    if (!is_of_firms) continue;
    doubts.push_back(fmt::format(
        "stress \"{}\" closes as many firms as declared: the largest firms of a smaller world are "
        "smaller, not fewer.",
        printable(stress.name)));
  }
}

}  // namespace

std::vector<std::string> scale_doubts(Scenario const& scenario) {
  std::vector<std::string> doubts;
  if (scenario.world.scale == 1.0) return doubts;
  doubt_cells(scenario, doubts);
  doubt_organisations(scenario.world, doubts);
  doubt_anchors(scenario, doubts);
  return doubts;
}

}  // namespace clustress
