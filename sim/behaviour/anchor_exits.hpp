// sim/behaviour/anchor_exits.hpp — large firms that a stress closes.
#pragma once

namespace clustress {

struct World;
struct Workspace;

inline constexpr int most_anchor_firms = 100;  // that one stress can close

// Notes the largest firms of every cell, largest first; at programme start, where all worlds of a
// replicate are one.
void record_anchor_firms(World& world);
// Adds the firms of the quarter's anchor exits to the leavers, each firm once.
void close_anchor_firms(World& world, Workspace& workspace);

}  // namespace clustress
