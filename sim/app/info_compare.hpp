// sim/app/info_compare.hpp — what `info --compare FILE --values` prints.
#pragma once

#include <string>

namespace clustress {

// For people, or as JSON. Returns the exit code: 0 if what both results hold is equal, else 1.
int print_value_comparison(std::string const& first, std::string const& second, bool as_json);

}  // namespace clustress
