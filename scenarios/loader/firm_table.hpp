// scenarios/loader/firm_table.hpp — the CSV table of own firms: its header, its firms, and whether they have room in the world.
#pragma once

#include "scenarios/loader/csv.hpp"
#include "sim/core/calendar.hpp"
#include "sim/model/facts.hpp"
#include "sim/model/parameters.hpp"

namespace clustress::loader {

// Reads all firms into facts.own_firms and reports every fault in them. `whole` is where faults of the file as such are said to be;
// with `consistent` facts also whether no cell has more own jobs than the world declares there.
void read_firm_table(CsvReader& csv, Position whole, CalendarQuarter start, ModelParameters const& model, bool consistent,
                     WorldFacts& facts, Report& report);

}  // namespace clustress::loader
