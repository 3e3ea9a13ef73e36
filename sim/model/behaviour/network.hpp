// sim/model/behaviour/network.hpp — firms find partners and lose them.
#pragma once

#include "sim/core/parameters.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

struct NetworkParameters {
  double search_hazard = 0.02;  // of a firm of 10 jobs
  double search_size_exponent = 0.6;
  double brokerage = 1.0;           // rise of a member's search hazard with brokerage of its organisation
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

// What two firms are to each other when they meet.
struct Proximity {
  double distance_km = 0;
  double partner_value = 0;  // of cognitive distance, in [0, 1]
  bool common_partner = false;
  bool both_research = false;    // both have a link to a research organisation
  double same_organisation = 0;  // both are members of one cluster organisation: its presence, in [0, 1]
  double cluster_quality = 0;    // q of the common cluster's organisation, times its presence
};

// Probability that two firms that meet become partners.
double link_probability(NetworkParameters const& p, Proximity const& proximity);
// Marks the firms of the tile that look for a partner this quarter.
void draw_searchers(World& world, Workspace& workspace, Tile tile);
// Ends links by decay or death, and forms new ones; after renewal.
void rewire(World& world, Workspace& workspace);

}  // namespace clustress
