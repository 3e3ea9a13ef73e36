// sim/behaviour/entry.hpp — how many firms are founded: demand, firms already there, spin-offs.

#pragma once

#include "sim/world/parameters/entry.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;
struct Economy;

// Brenner's factor on entry at a size relative to the base year; 1 at 1.
double self_augmenting_entry(EntryParameters const& p, double relative_size);
// Whether x' = (e_0 + e_1 x²/(K² + x²)) x^−κ − d x has two stable sizes with an unstable one
// between them; κ `crowding`: what a per cent more firms takes from entry and adds to exit, in per
// cent.
bool is_bistable(double spontaneous, double augmented, double critical_mass, double exit_rate,
                 double crowding = 0.0);
// Mean number of founders of the cell this quarter; spin-offs come on top.
double entry_mean(World const& world, CellRow cell);
// The same k-th potential entrant of a cell and quarter in every world.
FirmId entrant_id(Economy const& economy, CellRow cell, std::int32_t quarter, std::int64_t k);
// Jobs at birth.
double entrant_jobs(Economy const& economy, double u);
// Spin-offs of the tile's firms (QuarterScratch::events); they are founded in renewal.
void draw_spin_offs(World& world, Workspace& workspace, Tile tile);

}  // namespace clustress
