// sim/indicators/outputs.cpp — what the programme delivered: applications, awards, supported
// projects.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Applications final : public NamedIndicator {
 public:
  Applications()
      : NamedIndicator("applications", "count", "applications so far", Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.counts[k].applications);
  }
};

class Awards final : public NamedIndicator {
 public:
  Awards() : NamedIndicator("awards", "count", "awards so far", Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.counts[k].awards);
  }
};

class ProjectsSupported final : public NamedIndicator {
 public:
  ProjectsSupported()
      : NamedIndicator("projects_supported", "count", "supported projects started so far",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.counts[k].projects_supported);
  }
};

class ProjectsUnused final : public NamedIndicator {
 public:
  ProjectsUnused()
      : NamedIndicator("projects_unused", "count", "awards that lapsed so far",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.counts[k].projects_unused);
  }
};

template Indicator const& indicator<Applications>();
template Indicator const& indicator<Awards>();
template Indicator const& indicator<ProjectsSupported>();
template Indicator const& indicator<ProjectsUnused>();

}  // namespace clustress
