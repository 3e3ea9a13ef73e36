// sim/app/read_validation.hpp — what `clustress validate -o RESULT.validation.json` left beside a
// result, for its report.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "analysis/report/model.hpp"

namespace clustress {

// "RESULT.validation.json" beside "RESULT.h5".
std::filesystem::path validation_path(std::filesystem::path const& result);

// Into the report what the file says of the point, if it is there and of the run with this digest;
// else a sentence why not. Never throws for what the file holds.
void add_validation_beside(Report& report, std::filesystem::path const& result,
                           std::uint32_t point);

}  // namespace clustress
