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
  double crowding_entry = 1.5;       // of entry to firms per demand, with the sign turned
  double crowding_exit = 1.0;        // of the exit of the smallest firms to firms per demand
  double would_be_founders = 0.2;    // founders held back by lack of means, per founder
  double finds_elsewhere = 0.2;      // of founders: lack means and find them without support
  double start_capital_keur = 30.0;  // of a firm of one job
  double missing_share = 0.8;        // mean part of the start capital that is lacking
  double missing_most = 1.0;         // largest part that is lacking
  double asks_without_need = 0.1;    // of founders who lack nothing, those who would ask

  static void describe(ParameterTable<EntryParameters>& table);
};

}  // namespace clustress
