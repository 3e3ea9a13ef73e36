// sim/indicators/outputs.cpp — what the programme delivered: applications, awards, supported
// projects.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct OutputsIndicators {
  static constexpr Indicator rows[] = {
      {"applications", "count", "applications so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].applications; }},
      {"awards", "count", "awards so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].awards; }},
      {"projects_supported", "count", "supported projects started so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].projects_supported; }},
      {"projects_unused", "count", "awards that lapsed so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].projects_unused; }},
  };
};

template std::span<Indicator const> indicators<OutputsIndicators>();

}  // namespace clustress
