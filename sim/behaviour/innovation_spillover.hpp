// sim/behaviour/innovation_spillover.hpp — what a firm's innovation brings to others: to the firms
// of its niche, and to its partners.
#pragma once

#include <cstddef>

#include "sim/core/ids.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

struct World;
struct Workspace;

// The firm makes something new in this quarter: it knows, and so does who records.
void mark_innovation(World& world, CellRow cell, std::size_t row);
// Counts an innovation of this step, log points, for those around the firm in the next quarter: one
// that ended a project.
void note_innovation(World& world, CellRow cell, std::size_t row, double step);
// Counts what firms of the tile are expected to innovate without a project: by the chance of each
// in the quarter and the relative size of its steps.
void note_expected_innovations(World& world, Tile tile, double const* chance,
                               double const* innovation_size);

// Sets workspace.niche_inflow from the innovations of the quarter before.
void prepare_innovation_spillover(World const& world, Workspace& workspace);
// The firms of the tile that have not innovated themselves gain what flows in their niches.
void learn_from_niche(World& world, Workspace const& workspace, Tile tile);

// Each of the two linked firms gains by the other's innovation of the quarter before.
// `relatedness`: of their sectors.
void learn_from_partner_innovation(World& world, std::size_t a, std::size_t b, double relatedness);

}  // namespace clustress
