// sim/indicators/cluster_organisations.cpp — the organisation of each cluster, and where the
// cluster stands in its life cycle.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class ClusterMembers final : public NamedIndicator {
 public:
  ClusterMembers()
      : NamedIndicator("members", "firms", "members of the cluster's organisation",
                       Split::by_cluster) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.clusters[k].members);
  }
};

class OrganisationStaff final : public NamedIndicator {
 public:
  OrganisationStaff()
      : NamedIndicator("organisation_staff", "persons",
                       "full-time staff of the cluster's organisation", Split::by_cluster) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.clusters[k].staff;
  }
};

class ManagementQuality final : public NamedIndicator {
 public:
  ManagementQuality()
      : NamedIndicator("management_quality", "share",
                       "quality of the organisation, mean of its five dimensions",
                       Split::by_cluster) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.clusters[k].mean_quality();
  }
};

class ServicesDelivered final : public NamedIndicator {
 public:
  ServicesDelivered()
      : NamedIndicator("services", "count",
                       "services the organisation delivered to members in the quarter",
                       Split::by_cluster) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.clusters[k].services);
  }
};

class LifeCyclePhase final : public NamedIndicator {
 public:
  LifeCyclePhase()
      : NamedIndicator("phase", "code",
                       "phase of the life cycle: 0 emergence, 1 growth, 2 sustainment, 3 decline",
                       Split::by_cluster) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.clusters[k].phase);
  }
};

class Heterogeneity final : public NamedIndicator {
 public:
  Heterogeneity()
      : NamedIndicator("heterogeneity", "circle", "spread of its firms on the circle of knowledge",
                       Split::by_cluster) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.clusters[k].heterogeneity;
  }
};

template Indicator const& indicator<ClusterMembers>();
template Indicator const& indicator<OrganisationStaff>();
template Indicator const& indicator<ManagementQuality>();
template Indicator const& indicator<ServicesDelivered>();
template Indicator const& indicator<LifeCyclePhase>();
template Indicator const& indicator<Heterogeneity>();

}  // namespace clustress
