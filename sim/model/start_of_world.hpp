// sim/model/start_of_world.hpp — from the first population to the released world: founding,
// spin-up, burn-in, release.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "sim/world/workspace.hpp"

namespace clustress {

// A world with its first population at quarter `start`, in the hold.
World found_world(std::shared_ptr<Economy const> economy, RandomField random, Quarter start);

// Quarters at the end of burn-in over which the levels of demand, outside sales and spending are
// measured.
inline constexpr int hold_mean_quarters = 8;

// A stationary population: founds a world and holds it for `quarters`, measuring in the second half
// how outside sales grow but for the hold. Ends at quarter spin_up_end, before any burn-in begins:
// ids are made of quarters and must not come twice.
inline constexpr Quarter spin_up_end = -1000;
World spin_up(std::shared_ptr<Economy const> economy, RandomField random, int quarters,
              Workspace& workspace);

// The same from a stationary population of spin_up(), not from a founding: it goes on under another
// economy with the same world, that is with other model parameters, for at most `most_held`
// quarters. What its outside sales grow is measured anew, in the second half.
inline constexpr int most_held = 400;
World hold_anew(World population, std::shared_ptr<Economy const> economy, RandomField random,
                int quarters, Workspace& workspace);

// g_s (docs/model/mechanisms/market.md), by sector: minus the logarithm of the mean growth of
// outside sales but for the hold, over all populations.
std::vector<double> outside_drifts(std::span<World const> populations);

// Goes on from a stationary population with draws of its own, quarter numbering ending at 0 after
// burn_in quarters in the hold.
void begin_burn_in(World& world, RandomField random, int burn_in_quarters);

// Ends the hold at quarter 0: demand, outside sales and spending get their constants.
void release(World& world, std::span<double const> outside_drift_by_sector);

}  // namespace clustress
