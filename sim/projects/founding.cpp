// sim/projects/founding.cpp — the founding of a firm that has no row yet.
//
// Founders come from sim/behaviour/entry.cpp and found in demography.cpp; here it has its name
// among the projects.
#include "sim/world/project_kind_entry.hpp"

namespace clustress {

class Founding {
 public:
  static constexpr std::string_view name = "founding";
};

template ProjectKindEntry const& project_kind<Founding>();

}  // namespace clustress
