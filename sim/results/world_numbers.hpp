// sim/results/world_numbers.hpp — the assumed numbers of a world in a result file, below
// /provenance. HDF5 failures are hdf5::Failure.
#pragma once

#include <hdf5.h>

#include "sim/results/structure.hpp"

namespace clustress {

inline constexpr char const* assumed_axis = "assumed";  // their paths

// Writes nothing where the header does not know them. `provenance` is the open group.
void write_world_numbers(hid_t provenance, RunHeader const& header, UnitGrid const& grid,
                         Scales scales);
// Into the header; a file without them leaves it without.
void read_world_numbers(hid_t file, RunHeader& header);

}  // namespace clustress
