// sim/indicators/cluster_organisations.cpp — the organisation of each cluster, and where the
// cluster stands in its life cycle.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct ClusterOrganisationsIndicators {
  static constexpr Indicator rows[] = {
      {"members", "firms", "members of the cluster's organisation", Split::by_cluster,
       [](World const& world, std::size_t k) { return world.clusters[k].members; }},
      {"organisation_staff", "persons", "full-time staff of the cluster's organisation",
       Split::by_cluster,
       [](World const& world, std::size_t k) { return world.clusters[k].staff; }},
      {"management_quality", "share", "quality of the organisation, mean of its five dimensions",
       Split::by_cluster,
       [](World const& world, std::size_t k) { return world.clusters[k].mean_quality(); }},
      {"services", "count", "services the organisation delivered to members in the quarter",
       Split::by_cluster,
       [](World const& world, std::size_t k) { return world.clusters[k].services; }},
      {"phase", "code", "phase of the life cycle: 0 emergence, 1 growth, 2 sustainment, 3 decline",
       Split::by_cluster,
       [](World const& world, std::size_t k) { return world.clusters[k].phase; }},
      {"heterogeneity", "circle", "spread of its firms on the circle of knowledge",
       Split::by_cluster,
       [](World const& world, std::size_t k) { return world.clusters[k].heterogeneity; }},
  };
};

template std::span<Indicator const> indicators<ClusterOrganisationsIndicators>();

}  // namespace clustress
