// sim/world/parameters/life_cycle.hpp — in numbers: emergence, growth, sustainment and decline of
// clusters, read off their heterogeneity.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct LifeCycleParameters {
  double entry_novelty = 0.15;  // SD of an entrant's place around the home of its cell
  double convergence = 0.005;   // a quarter
  double wandering = 0.02;      // SD with an innovation
  double partner_pull = 0.005;  // a quarter and partner
  double entry_response = 0.5;
  double imitation_response = 0.5;
  double growth_smoothing = 0.1;  // a quarter

  static void describe(ParameterTable<LifeCycleParameters>& table);
};

}  // namespace clustress
