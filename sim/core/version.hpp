// sim/core/version.hpp — what program this is.
#pragma once

#include <string_view>

namespace clustress {

// Changes whenever the same scenario and seed would give other numbers; part of every digest.
inline constexpr std::string_view model_version = "12";
// Layout of the result file: group and attribute names, meanings (docs/file_format.md).
inline constexpr int result_format_version = 3;

std::string_view program_version();  // "0.1.0"
// git revision, "-dirty" if the sources had uncommitted changes
std::string_view program_revision();
std::string_view program_compiler();  // "GNU 12.2.0"
std::string_view program_flags();     // optimisation flags

}  // namespace clustress
