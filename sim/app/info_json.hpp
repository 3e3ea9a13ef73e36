// sim/app/info_json.hpp — what `info` says of a result as JSON.
#pragma once

#include <string>

#include "sim/results/result_file.hpp"

namespace clustress {

// Texts that are no UTF-8 are shown as far as they are.
std::string info_json(ResultFile const& file, std::string const& path);

}  // namespace clustress
