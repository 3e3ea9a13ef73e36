// sim/app/quantities.hpp — values of options that are more than a number. All throw UsageError with
// the option's name and what would be valid.
#pragma once

#include <chrono>
#include <string>

#include "sim/results/run_header.hpp"

namespace clustress {

// "90", "45m", "1-12:00:00"
std::chrono::seconds parse_duration(std::string const& option, std::string const& text);
// "800M", "2G", "1.5GiB"
double parse_bytes(std::string const& option, std::string const& text);
Shard parse_shard(std::string const& text);  // "3/8"

}  // namespace clustress
