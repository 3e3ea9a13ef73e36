// analysis/evaluation/design_names.hpp — what designs of evaluations are called, for those who show
// what they found. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace clustress {

struct DesignName {
  std::string_view name, title;  // "before_after", "Before and after"
};
// Of all designs, in the order in which they are shown.
std::vector<DesignName> design_names();

inline constexpr std::string_view evaluation_method =
    "designs";  // Section::method of what they find

}  // namespace clustress
