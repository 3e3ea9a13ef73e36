// sim/projects/bridge.cpp — a firm short of working capital asks for money to last until times are
// better.
//
// It is no project of its own: it arises at a call for relief loans (sim/behaviour/banks.cpp),
// costs nothing and brings nothing but cash that must be repaid. docs/model/mechanisms/banks.md.
#include "sim/world/project_kind_entry.hpp"

namespace clustress {

class Bridge {
 public:
  static constexpr std::string_view name = "bridge";
};

template ProjectKindEntry const& project_kind<Bridge>();

}  // namespace clustress
