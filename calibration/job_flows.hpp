// calibration/job_flows.hpp — annual gross flows of jobs (Davis, Haltiwanger & Schuh 1996), of
// firms with employees in either year. Pure functions, thread-safe.
#pragma once

#include <cmath>
#include <vector>

#include "calibration/firm_history.hpp"
#include "calibration/mean.hpp"

namespace clustress {

// Persons in a year.
struct JobFlows {
  double created = 0, destroyed = 0;
  double by_births = 0, by_deaths = 0;  // of which
  double size = 0;                      // mean employment of both years
};

std::vector<JobFlows> job_flows(FirmHistory const& history);  // by year

// Mean over years of f(flows); years in which that is NaN, such as a share of no flow, are left
// out.
template <class F>
double mean_of_job_flows(FirmHistory const& history, F&& f) {
  Mean mean;
  for (JobFlows const& flows : job_flows(history)) {
    if (double const value = f(flows); !std::isnan(value)) mean.add(value);
  }
  return mean.value();
}

}  // namespace clustress
