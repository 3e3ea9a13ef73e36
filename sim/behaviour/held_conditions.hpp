// sim/behaviour/held_conditions.hpp — what firms of a channel run meet as it is in the world
// without the programme.
#pragma once

#include <vector>

namespace clustress {

struct LabourConditions;
struct World;

// What is missing the world decides itself.
struct HeldConditions {
  LabourConditions const* labour = nullptr;
  std::vector<double> const* crowding = nullptr;    // n at the end of the quarter, by market
  std::vector<double> const* demand_gap = nullptr;  // g, by market
  std::vector<double> const* innovated = nullptr;   // in the quarter, by niche
};

// Right after the demand gap is known.
void hold_demand_gap(World& world, HeldConditions const& held);
// Right after the quarter is settled: for the next one.
void hold_settled(World& world, HeldConditions const& held);

}  // namespace clustress
