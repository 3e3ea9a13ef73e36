// sim/indicators/network.cpp — links between firms: how many, and how far they reach.
#include <numeric>

#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

struct NetworkIndicators {
  static constexpr Indicator rows[] = {
      {"links", "links", "links between firms, one half at either end", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.links[k]; }},
      {"links_across_clusters", "links",
       "links between firms of two different clusters, one half at either end", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.links_across_clusters[k]; }},
      {"links_across_regions", "links",
       "links between firms of two regions, one half at either end", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.links_across_regions[k]; }},
      {"links_per_firm", "links",
       "mean degree: links that a firm has on average, both ends counted", Split::total_only,
       [](World const& world, CellTotals const& totals, std::size_t) {
         return 2.0 * sum(totals.links) / static_cast<double>(world.firms.count());
       }},
  };
};

template std::span<Indicator const> indicators<NetworkIndicators>();

}  // namespace clustress
