// sim/results/header_attributes.hpp — what the attributes of a result file say of its run.
#pragma once

#include "sim/results/run_header.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

// Into the header: those that it knows by name, then all others. hdf5::Failure for one that is
// missing, of another kind, or says what no run can be.
void read_attributes(hid_t file, RunHeader& header);

}  // namespace clustress
