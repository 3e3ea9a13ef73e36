// sim/indicators/network.cpp — links between firms: how many, and how far they reach.
#include <numeric>

#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

class Links final : public NamedIndicator {
 public:
  Links()
      : NamedIndicator("links", "links", "links between firms, one half at either end",
                       Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return totals.links[k];
  }
};

class LinksAcrossClusters final : public NamedIndicator {
 public:
  LinksAcrossClusters()
      : NamedIndicator("links_across_clusters", "links",
                       "links between firms of two different clusters, one half at either end",
                       Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return totals.links_across_clusters[k];
  }
};

class LinksAcrossRegions final : public NamedIndicator {
 public:
  LinksAcrossRegions()
      : NamedIndicator("links_across_regions", "links",
                       "links between firms of two regions, one half at either end",
                       Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return totals.links_across_regions[k];
  }
};

class LinksPerFirm final : public NamedIndicator {
 public:
  LinksPerFirm()
      : NamedIndicator("links_per_firm", "links",
                       "mean degree: links that a firm has on average, both ends counted",
                       Split::total_only) {}
  [[nodiscard]] double measure(World const& world, CellTotals const& totals,
                               std::size_t) const override {
    return 2.0 * sum(totals.links) / static_cast<double>(world.firms.count());
  }
};

template Indicator const& indicator<Links>();
template Indicator const& indicator<LinksAcrossClusters>();
template Indicator const& indicator<LinksAcrossRegions>();
template Indicator const& indicator<LinksPerFirm>();

}  // namespace clustress
