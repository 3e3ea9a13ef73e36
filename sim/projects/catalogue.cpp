// sim/projects/catalogue.cpp — all kinds of projects; one line each. A new kind goes to the end:
// the first ones have names in ProjectKind, in this order, and the order shares out luck.
#include "sim/world/project_kind.hpp"

namespace clustress {

constexpr ProjectKindFunction all_project_kinds[] = {
    &project_kind<class Assignment>, &project_kind<class Research>, &project_kind<class ExportStep>,
    &project_kind<class Training>,   &project_kind<class Hire>,     &project_kind<class Investment>,
    &project_kind<class Founding>,   &project_kind<class Bridge>,
};

std::span<ProjectKindFunction const> project_kind_catalogue() {
  return all_project_kinds;
}

}  // namespace clustress
