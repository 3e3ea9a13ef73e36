#include "sim/study/withheld.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/world/firm_classes.hpp"

namespace clustress {
namespace {

// The own firms of an entry, or of several.
struct OwnFirms {
  std::size_t firms = 0;
  double jobs = 0.0, largest = 0.0;  // of all, of the largest

  void add(OwnFirms const& more) {
    firms += more.firms;
    jobs += more.jobs;
    largest = std::max(largest, more.largest);
  }
  // Whether their sum tells of one of them.
  [[nodiscard]] bool tells() const {
    return firms > 0 && (firms < fewest_own_firms || largest > largest_own_share * jobs);
  }
};

// Entries add up to a total that is shown: what is hidden must not follow from the rest.
std::vector<std::size_t> telling_of(std::vector<OwnFirms> const& entries) {
  std::vector<std::size_t> hidden, others;
  OwnFirms together, all;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    (entries[k].tells() ? hidden : others).push_back(k);
    if (entries[k].tells()) together.add(entries[k]);
    all.add(entries[k]);
  }
  if (hidden.empty() || entries.size() < 2) return {};  // one entry is the total
  // Fewest first, for what has own firms too hides them best; none at all wraps around to the last.
  std::ranges::stable_sort(others, {}, [&](std::size_t k) { return entries[k].firms - 1; });
  for (std::size_t const k : others) {
    // Where the total tells of one, a second entry is all that can be done.
    bool const is_enough = !together.tells() || entries[k].firms == 0 || all.tells();
    if (hidden.size() > 1 && is_enough) break;
    hidden.push_back(k);
    together.add(entries[k]);
  }
  std::ranges::sort(hidden);
  return hidden;
}

}  // namespace

WithheldEntries withheld_of(WorldFacts const& world) {
  WithheldEntries withheld;
  if (world.own_firms.empty()) return withheld;
  std::vector<OwnFirms> region(world.regions.size()), sector(world.sectors.size()),
      cluster(world.clusters.size() + 1), size(size_classes), age(age_classes),
      membership(memberships);
  for (OwnFirm const& firm : world.own_firms) {
    auto const jobs = static_cast<double>(firm.jobs);
    OwnFirms const one{1, jobs, jobs};
    region[firm.region.get()].add(one);
    sector[firm.sector.get()].add(one);
    cluster[firm.cluster ? firm.cluster->get() : world.clusters.size()].add(one);
    size[size_class(firm.jobs)].add(one);
    age[age_class(-firm.founded)].add(one);
    membership[firm.member ? 0 : 1].add(one);
  }
  auto const add = [&](char const* dimension, std::vector<std::size_t> places) {
    if (!places.empty()) withheld[dimension] = std::move(places);
  };
  add("region", telling_of(region));
  add("sector", telling_of(sector));
  if (!world.clusters.empty()) add("cluster", telling_of(cluster));
  add("size_class", telling_of(size));
  add("age_class", telling_of(age));
  add("wage_third", {0, 1, 2});
  add("membership", telling_of(membership));
  return withheld;
}

}  // namespace clustress
