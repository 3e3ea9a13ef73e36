// sim/app/quantities.hpp — values of options that are more than a number. All throw UsageError with the option's name and what
// would be valid.
#pragma once

#include <string>

#include "sim/results/run_header.hpp"

namespace clustress {

Shard parse_shard(std::string const& text);  // "3/8"

}  // namespace clustress
