#include "calibration/sector_groups.hpp"

#include "scenarios/loader/nace.hpp"

namespace clustress {

bool is_in_group(std::string_view sections, std::string_view group) {
  bool names_one = false;
  for (char section = 'A'; section <= 'U'; ++section) {
    if (!loader::holds_section(sections, section)) continue;
    if (group.find(section) == std::string_view::npos) return false;
    names_one = true;
  }
  return names_one;
}

}  // namespace clustress
