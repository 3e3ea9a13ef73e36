// scenarios/loader/own_firms.hpp — the user's own firms: the CSV that `firm_file` of the world
// names.
//
// Columns id, region, sector (name, or NACE code; may be called nace), jobs, founding_year;
// optional cluster, member, exports, rd_keur. Only hashes of ids and a digest over all firms are
// kept; no result file holds more than that digest.
#pragma once

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/core/calendar.hpp"
#include "sim/world/facts.hpp"
#include "sim/world/model_parameters.hpp"

namespace clustress::loader {

// Reads them into `facts`, which have been read from the same table, in order of ids; all faults
// are reported. `consistent`: the facts have no fault, so that it can be checked whether cells have
// room. `known` may be null: firms already read, which stand in for a missing file if they have the
// digest that the table names.
void read_own_firms(Node const& world, CalendarQuarter start, ModelParameters const& model,
                    bool consistent, WorldFacts const* known, WorldFacts& facts, Report& report);

}  // namespace clustress::loader
