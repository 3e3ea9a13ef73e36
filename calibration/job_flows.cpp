#include "calibration/job_flows.hpp"

#include <algorithm>

namespace clustress {

std::vector<JobFlows> job_flows(FirmHistory const& history) {
  std::vector<JobFlows> by_year(history.years());
  history.for_each_firm_year([&](std::size_t year, double before, double after) {
    if (before < 2 && after < 2) return;
    JobFlows& flows = by_year[year];
    flows.created += std::max(0.0, after - before);
    flows.destroyed += std::max(0.0, before - after);
    flows.by_births += before == 0 ? after : 0;
    flows.by_deaths += after == 0 ? before : 0;
    flows.size += 0.5 * (before + after);
  });
  return by_year;
}

}  // namespace clustress
