// scenarios/loader/firm_table.hpp — the CSV table of own firms: its header, its firms, and whether
// they have room in the world.
#pragma once

#include "scenarios/loader/table_file.hpp"
#include "sim/core/calendar.hpp"
#include "sim/world/facts.hpp"
#include "sim/world/model_parameters.hpp"

namespace clustress::loader {

// Reads all firms of an open table into facts.own_firms and reports every fault in them; with
// `consistent` facts also whether no cell has more own jobs than the world declares there.
void read_firm_table(TableFile& table, CalendarQuarter start, ModelParameters const& model,
                     bool consistent, WorldFacts& facts, Report& report);

}  // namespace clustress::loader
