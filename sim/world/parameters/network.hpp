// sim/world/parameters/network.hpp — in numbers: firms find partners and lose them.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct NetworkParameters {
  double search_hazard = 0.02;  // of a firm of 10 jobs
  double search_size_exponent = 0.6;
  // rise of a member's search hazard with brokerage of its organisation
  double brokerage = 1.0;
  int meetings = 4;                 // firms a searcher meets
  double same_cluster_share = 0.4;  // of meetings, with firms of the own cluster
  double elsewhere_share = 0.15;    // of meetings, with firms of any region
  double base_log_odds = -2.5;      // b_0
  double geography = -1.0;          // b_1, per 100 km
  double cognition = 2.0;           // b_2
  double common_partner = 1.0;      // b_3
  double institution = 0.3;         // b_4
  double organisation = 0.5;        // b_5
  double same_cluster = 1.0;        // b_6
  double half_life_years = 4.0;
  int most_links = 6;

  static void describe(ParameterTable<NetworkParameters>& table);
};

}  // namespace clustress
