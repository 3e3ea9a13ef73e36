#include "sim/world/project_kind.hpp"

#include <vector>

#include "sim/core/contracts.hpp"

namespace clustress {

ProjectKind project_kind_named(std::string_view name) {
  auto const catalogue = project_kind_catalogue();
  std::size_t row = 0;
  while (row < catalogue.size() && catalogue[row]().name != name) ++row;
  CLUSTRESS_REQUIRE(row < catalogue.size(), "a kind of project is named that no file declares");
  return static_cast<ProjectKind>(row);
}

std::span<ProjectKind const> kinds_of_firms() {
  static std::vector<ProjectKind> const kinds = [] {
    std::vector<ProjectKind> all;
    for (std::size_t row = 0; row < project_kind_catalogue().size(); ++row) {
      auto const kind = static_cast<ProjectKind>(row);
      if (!entry_of(kind).group.empty()) all.push_back(kind);
    }
    CLUSTRESS_REQUIRE(!all.empty(), "no kind of project arises at firms");
    return all;
  }();
  return kinds;
}

}  // namespace clustress
