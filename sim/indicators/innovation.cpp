// sim/indicators/innovation.cpp — who innovates, as the Community Innovation Survey counts: 10+
// jobs, last three years.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Firms10Plus final : public NamedIndicator {
 public:
  Firms10Plus()
      : NamedIndicator("firms_10plus", "firms", "firms of 10 jobs and more", Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return static_cast<double>(totals.firms_10plus[k]);
  }
};

class Innovators final : public NamedIndicator {
 public:
  Innovators()
      : NamedIndicator("innovators_10plus", "firms",
                       "firms of 10 jobs and more with an innovation in the last 12 quarters",
                       Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return static_cast<double>(totals.innovators_10plus[k]);
  }
};

class ResearchLinks final : public NamedIndicator {
 public:
  ResearchLinks()
      : NamedIndicator("research_links", "firms",
                       "firms with a live link to a research organisation", Split::additive) {}
  [[nodiscard]] double measure(World const&, CellTotals const& totals,
                               std::size_t k) const override {
    return static_cast<double>(totals.research_links[k]);
  }
};

class ProjectsStarted final : public NamedIndicator {
 public:
  ProjectsStarted()
      : NamedIndicator("projects_started", "projects",
                       "projects of all kinds started in the quarter, supported or not",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].projects_started;
  }
};

template Indicator const& indicator<Firms10Plus>();
template Indicator const& indicator<Innovators>();
template Indicator const& indicator<ResearchLinks>();
template Indicator const& indicator<ProjectsStarted>();

}  // namespace clustress
