// sim/world/parameters/entry.hpp — in numbers: how many firms are founded: demand, firms already
// there, spin-offs, founders without means.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct EntryParameters {
  double demand_elasticity = 1.0;    // of entry to the market's demand
  double spontaneous = 0.4;          // e_0
  double augmented = 1.2;            // e_1
  double critical_mass = 1.0;        // K, relative to the base year
  double spin_off_hazard = 2e-5;     // per job and quarter
  double inheritance = 0.5;          // of the parent's log productivity
  double would_be_founders = 0.3;    // founders held back by lack of means, per founder
  double start_capital_keur = 25.0;  // of a firm of one job
  double missing_share = 0.3;        // mean part of the start capital that a would-be founder lacks

  static void describe(ParameterTable<EntryParameters>& table);
};

}  // namespace clustress
