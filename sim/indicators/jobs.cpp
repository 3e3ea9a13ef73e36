// sim/indicators/jobs.cpp — persons employed in firms, and their gross flows.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct JobsIndicators {
  static constexpr Indicator rows[] = {
      {"jobs", "persons", "persons employed in firms at the end of the quarter", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].jobs; }},
      {"jobs_created", "persons", "jobs added by growing and entering firms in the quarter",
       Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].jobs_created; }},
      {"jobs_destroyed", "persons", "jobs lost in shrinking and leaving firms in the quarter",
       Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].jobs_destroyed; }},
  };
};

template std::span<Indicator const> indicators<JobsIndicators>();

}  // namespace clustress
