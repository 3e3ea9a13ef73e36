// sim/behaviour/network.hpp — firms find partners and lose them.
#pragma once

#include "sim/world/parameters/network.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// What two firms are to each other when they meet.
struct Proximity {
  double distance_km = 0;
  double partner_value = 0;  // of cognitive distance, in [0, 1]
  bool common_partner = false;
  bool both_research = false;  // both have a link to a research organisation
  // both are members of one cluster organisation: its presence, in [0, 1]
  double same_organisation = 0;
  double cluster_quality = 0;  // q of the common cluster's organisation, times its presence
};

// Probability that two firms that meet become partners.
double link_probability(NetworkParameters const& p, Proximity const& proximity);
// Marks the firms of the tile that look for a partner this quarter.
void draw_searchers(World& world, Workspace& workspace, Tile tile);
// Ends links by decay or death, and forms new ones; after renewal.
void rewire(World& world, Workspace& workspace);

}  // namespace clustress
