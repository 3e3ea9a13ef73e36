// sim/world/stress_terms.hpp — when a stress acts and on whom: one declaration for all stresses
// that come and go.
//
// The share of the severity in force is 0 before the start, rises linearly over the onset (one step
// of it in the first quarter), is 1 for the trough, and falls linearly over the recovery, not below
// the share that stays for good. Plain values.
#pragma once

#include <string>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/parameters.hpp"

namespace clustress {

struct StressTiming {
  int start_quarter = 5;  // 1 = first programme quarter
  int onset_quarters = 2;
  int trough_quarters = 4;
  int recovery_quarters = 8;
  double permanent_share = 0.0;

  static void describe(ParameterTable<StressTiming>& table);
  [[nodiscard]] double in_force(Quarter quarter) const;  // share of the severity, in [0, 1]
};

// Whether a list of names holds the name; an empty list holds all.
bool in_scope(std::vector<std::string> const& names, std::string const& name);

}  // namespace clustress
