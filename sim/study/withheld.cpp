#include "sim/study/withheld.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/world/firm_classes.hpp"

namespace clustress {
namespace {

// Entries add up to a total that is shown: what is hidden must not follow from the rest.
std::vector<std::size_t> few_of(std::vector<std::size_t> const& own_firms) {
  std::vector<std::size_t> few, others;
  std::size_t together = 0;
  for (std::size_t k = 0; k < own_firms.size(); ++k) {
    bool const is_few = own_firms[k] > 0 && own_firms[k] < fewest_own_firms;
    (is_few ? few : others).push_back(k);
    if (is_few) together += own_firms[k];
  }
  if (few.empty() || own_firms.size() < 2) return {};  // one entry is the total
  // Fewest first, for what has own firms too hides them best; none at all wraps around to the last.
  std::ranges::stable_sort(others, {}, [&](std::size_t k) { return own_firms[k] - 1; });
  for (std::size_t const k : others) {
    if (few.size() > 1 && (together >= fewest_own_firms || own_firms[k] == 0)) break;
    few.push_back(k);
    together += own_firms[k];
  }
  std::ranges::sort(few);
  return few;
}

}  // namespace

WithheldEntries withheld_of(WorldFacts const& world) {
  WithheldEntries withheld;
  if (world.own_firms.empty()) return withheld;
  std::vector<std::size_t> region(world.regions.size()), sector(world.sectors.size()),
      cluster(world.clusters.size() + 1), size(size_classes), age(age_classes);
  for (OwnFirm const& firm : world.own_firms) {
    ++region[firm.region.get()];
    ++sector[firm.sector.get()];
    ++cluster[firm.cluster ? firm.cluster->get() : world.clusters.size()];
    ++size[size_class(firm.jobs)];
    ++age[age_class(-firm.founded)];
  }
  auto const add = [&](char const* dimension, std::vector<std::size_t> places) {
    if (!places.empty()) withheld[dimension] = std::move(places);
  };
  add("region", few_of(region));
  add("sector", few_of(sector));
  if (!world.clusters.empty()) add("cluster", few_of(cluster));
  add("size_class", few_of(size));
  add("age_class", few_of(age));
  add("wage_third", {0, 1, 2});
  return withheld;
}

}  // namespace clustress
