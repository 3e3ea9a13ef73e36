// sim/results/unit_groups.hpp — the groups /status, /run and /moments of a result file: what is
// known of each unit beside its chunks. HDF5 failures are hdf5::Failure.
#pragma once

#include <vector>

#include "sim/results/structure.hpp"

namespace clustress {

// Of every place of the grid; a unit without a summary is not run.
void write_units(hid_t file, RunHeader const& header, std::vector<UnitSummary> const& summaries,
                 UnitGrid const& grid, Scales scales);

}  // namespace clustress
