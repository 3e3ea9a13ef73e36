// scenarios/loader/design_table.hpp — points of a design that stand in a CSV table.
#pragma once

#include <string>
#include <vector>

#include "scenarios/loader/report.hpp"
#include "scenarios/loader/uncertain.hpp"

namespace clustress::loader {

struct DesignTable {
  std::vector<std::string> labels;  // empty, or one for each point
  std::vector<double> values;       // [point][uncertain]; NaN = as declared
};

// Reads the table `name`, which the value at `named_at` names: a column for each path of what is
// uncertain, before them, if it is there, one of labels, `label` or `id`. An empty cell is the
// declared value. Faults are reported: columns that are something else or stand twice, cells that
// are no numbers, labels that stand twice, too many rows.
DesignTable read_design_table(std::string const& name, Position named_at,
                              std::vector<Uncertain> const& uncertain, Report& report);

}  // namespace clustress::loader
