// sim/behaviour/hoarding.hpp — firms keep staff that bad times leave without work; short-time work
// pays a part of it.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/cycle.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// keep: staff that a firm keeps, at most, over the staff that its sales need. `hoarding` h,
// `most` b, `gap` g.
double staff_kept(double hoarding, double most, double gap);
// Raises the wanted jobs of firms that would dismiss in bad times; after vacancies are posted.
void keep_staff(World& world, Workspace& workspace, Tile tile);
// Short-time work takes a part of the wages of idle staff from firms and pays less of it to the
// staff; after jobs moved, before cash is settled.
void pay_short_time(World& world, Workspace const& workspace, Tile tile);

}  // namespace clustress
