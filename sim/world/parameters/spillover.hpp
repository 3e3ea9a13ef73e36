// sim/world/parameters/spillover.hpp — in numbers: what a firm learns from others: partners at the
// right cognitive distance, the niche around
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct SpilloverParameters {
  double link_effect = 0.5;          // f_L
  double novelty_base = 0.2;         // a_1
  double novelty_slope = 1.0;        // a_2
  double understanding_base = 1.0;   // b_1
  double understanding_slope = 1.4;  // b_2
  double understanding_gain = 0.5;   // share of b_2 that full absorption takes away
  double niche_effect = 0.1;         // f_N
  double related_effect = 0.1;       // f_V
  double related_level = 0.0;        // f_Ω, of differences between regions
  double distance_decay = 0.002;     // per km
  double most_change = 0.7;          // bound on log changes
  double niche_spillover = 0.02;     // β_K, log points
  double link_spillover = 0.05;      // σ_L, of a partner's step

  static void describe(ParameterTable<SpilloverParameters>& table);
};

}  // namespace clustress
