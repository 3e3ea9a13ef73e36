// sim/app/result_name.hpp — the name of the result file that a command shall write.
#pragma once

#include <string>

#include "sim/app/command_line.hpp"

namespace clustress {

// The value of --output. UsageError without one, or if its ending is that of another kind of file:
// a result is HDF5 whatever it is called, and an office program would call it damaged.
std::string result_name(CommandLine const& line);

}  // namespace clustress
