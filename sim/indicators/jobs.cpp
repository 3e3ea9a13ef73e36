// sim/indicators/jobs.cpp — persons employed in firms, and their gross flows.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Jobs final : public NamedIndicator {
 public:
  Jobs()
      : NamedIndicator("jobs", "persons", "persons employed in firms at the end of the quarter",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.cells[k].jobs);
  }
};

class JobsCreated final : public NamedIndicator {
 public:
  JobsCreated()
      : NamedIndicator("jobs_created", "persons",
                       "jobs added by growing and entering firms in the quarter", Split::additive) {
  }
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.cells[k].jobs_created);
  }
};

class JobsDestroyed final : public NamedIndicator {
 public:
  JobsDestroyed()
      : NamedIndicator("jobs_destroyed", "persons",
                       "jobs lost in shrinking and leaving firms in the quarter", Split::additive) {
  }
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.cells[k].jobs_destroyed);
  }
};

template Indicator const& indicator<Jobs>();
template Indicator const& indicator<JobsCreated>();
template Indicator const& indicator<JobsDestroyed>();

}  // namespace clustress
