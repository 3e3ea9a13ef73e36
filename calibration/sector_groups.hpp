// calibration/sector_groups.hpp — sectors of a world in the groups of NACE sections by which a
// statistic publishes. Pure functions, thread-safe.
#pragma once

#include <string_view>

namespace clustress {

// Whether all sections that a sector names ("B-E", "G+I") are among those of the group ("GHI"). A
// sector that names none is in no group.
bool is_in_group(std::string_view sections, std::string_view group);

}  // namespace clustress
