#include "calibration/staff_flows.hpp"

#include <algorithm>
#include <utility>

namespace clustress {
namespace {

constexpr int never = -1;

// The year whose beginning is the first at which the firm has employees, and the last; `never` if
// at none.
std::pair<int, int> span_with_staff(FirmHistory const& history, std::size_t firm) {
  std::pair<int, int> span{never, never};
  for (std::size_t year = 0; year <= history.years(); ++year) {
    if (history.jobs(year, firm) < 2) continue;
    if (span.first == never) span.first = static_cast<int>(year);
    span.second = static_cast<int>(year);
  }
  return span;
}

}  // namespace

std::vector<StaffFlows> staff_flows(FirmHistory const& history) {
  constexpr int sight = static_cast<int>(years_of_sight);
  int const years = static_cast<int>(history.years());
  std::vector<StaffFlows> by_year(history.years());
  for (int year = 0; year < years; ++year) {
    by_year[static_cast<std::size_t>(year)].sees_births = year >= sight;
    by_year[static_cast<std::size_t>(year)].sees_deaths = year + sight < years;
  }
  for (std::size_t firm = 0; firm < history.firms(); ++firm) {
    auto const [first, last] = span_with_staff(history, firm);
    if (first == never) continue;
    for (int year = std::max(0, first - 1); year <= std::min(last, years - 1); ++year) {
      StaffFlows& flows = by_year[static_cast<std::size_t>(year)];
      double const before = history.jobs(static_cast<std::size_t>(year), firm);
      double const after = history.jobs(static_cast<std::size_t>(year) + 1, firm);
      if (before < 2 && after < 2) continue;
      double const created = std::max(0.0, after - before);
      double const destroyed = std::max(0.0, before - after);
      bool const is_born = first == year + 1, dies = last == year;
      bool const is_young = first > 0 && year + 1 - first <= sight;
      flows.firms += 0.5 * ((before >= 2 ? 1 : 0) + (after >= 2 ? 1 : 0));
      flows.births += is_born ? 1 : 0;
      flows.deaths += dies ? 1 : 0;
      flows.created += created;
      flows.by_births += is_born ? created : 0;
      flows.by_young += is_young ? created : 0;
      flows.destroyed += destroyed;
      flows.by_deaths += dies ? destroyed : 0;
    }
  }
  return by_year;
}

}  // namespace clustress
