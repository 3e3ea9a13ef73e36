// scenarios/loader/nace.hpp — codes of NACE Rev. 2: which section an activity belongs to.
#pragma once

#include <optional>
#include <string_view>

namespace clustress::loader {

// Section of a code: "C", "26", "26.11" and "C26.11" are in C. Nothing if there is no such division
// or section.
std::optional<char> nace_section(std::string_view code);

// Whether a sector that names its sections ("B-E", "G+I") holds one.
bool holds_section(std::string_view sections, char section);

}  // namespace clustress::loader
