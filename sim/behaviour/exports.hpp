// sim/behaviour/exports.hpp — selling abroad: a sunk cost to begin, a running cost to stay.
#pragma once

#include "sim/core/ids.hpp"
#include "sim/world/parameters/exports.hpp"

namespace clustress {

struct Economy;
struct World;
struct Workspace;

// Whether firms of the cell can sell abroad.
bool can_export(Economy const& economy, CellRow cell);
// What exporting earns the firm a quarter, running cost paid: what it does earn, or what it would
// earn if it began.
double export_profit(World const& world, CellRow cell, std::size_t row);
// Exporters that no longer earn their running cost stop with a chance; their foreign sales are
// gone.
void review_exports(World& world);
// Makes the firm an exporter: foreign sales come on top.
void start_exporting(World& world, std::size_t row);

}  // namespace clustress
