// calibration/staff_flows.hpp — firms that come to have employees and that cease to, as statistics
// of employers count births and deaths, and what they make of job flows.
//
// A firm of two persons or more has employees. It is born in the year in which it first has, and
// dies in the one in which it last has, whether or not the founder goes on alone. A history shows
// neither what was before it nor what comes after, so births are read off years with
// `years_of_sight` before them, deaths off years with as many after them. Pure functions,
// thread-safe.
#pragma once

#include <vector>

#include "calibration/firm_history.hpp"
#include "calibration/mean.hpp"

namespace clustress {

// Firms, or persons in a year.
struct StaffFlows {
  bool sees_births = false, sees_deaths = false;
  double firms = 0;  // with employees, mean of begin and end
  double births = 0, deaths = 0;
  double created = 0;                   // jobs, of firms with employees in either year
  double by_births = 0, by_young = 0;   // of which by firms born in the year, and aged 0 to 5
  double destroyed = 0, by_deaths = 0;  // as above
};

inline constexpr std::size_t years_of_sight = 5;

std::vector<StaffFlows> staff_flows(FirmHistory const& history);  // by year

// Mean of f(flows) over the years whose births, or deaths, are seen; NaN without one.
template <class F>
double mean_over(FirmHistory const& history, bool StaffFlows::*seen, F&& f) {
  Mean mean;
  for (StaffFlows const& flows : staff_flows(history)) {
    if (flows.*seen && flows.firms > 0) mean.add(f(flows));
  }
  return mean.value();
}

}  // namespace clustress
