// sim/behaviour/organisations.hpp — cluster organisations: staff paid from budgets, members,
// services, management.
#pragma once

#include <cstddef>

#include "sim/world/parameters/organisations.hpp"

namespace clustress {

struct World;
struct Workspace;

// Base-year staff, quality and members; called when a world is founded.
void found_organisations(World& world);
// Management, staff, members and services of the quarter.
void run_organisations(World& world);

// Staff time for bringing firms together, per member and times quality, in [0, 1.5]; 0 without
// staff.
double brokerage_intensity(World const& world, std::size_t cluster);
// How far an organisation can be known to its firms: 1 from one person of staff for a hundred
// members on, less below, 0 without staff.
double presence(World const& world, std::size_t cluster);
// What it offers its members against the base year, at most 3.
double offer_of_organisation(World const& world, std::size_t cluster);
// Factor on the chance of a member firm to know of a call; 1 for others and without staff.
double awareness_factor(World const& world, std::size_t row, std::size_t cluster);

}  // namespace clustress
