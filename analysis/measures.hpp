// analysis/measures.hpp — every number of a programme's effects under one name: what csv and json
// write. Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/effects.hpp"

namespace clustress {

struct Measure {
  std::string name;    // "net_jobs", "jobs_delta/same_market/continuing"
  double value = 0.0;  // NaN = not given, the note says why
  double low = 0.0;    // NaN = no interval; infinite = no bound on that side
  double high = 0.0;
  std::string unit;
  std::string note;  // empty, or how to read the value
};

std::vector<Measure> measures_of(ProgrammeEffects const& effects);

}  // namespace clustress
