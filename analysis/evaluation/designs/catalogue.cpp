// analysis/evaluation/designs/catalogue.cpp — all designs, in the order in which they are shown.
#include "analysis/evaluation/design.hpp"

namespace clustress {

// clang-format off
constexpr DesignFunction all_designs[] = {
    &design<class BeforeAfter>,
    &design<class WithWithout>,
    &design<class DifferenceInDifferences>,
    &design<class EventStudy>,
    &design<class Matching>,
    &design<class Staggered>,
    &design<class Discontinuity>,
    &design<class SyntheticControl>,
};
// clang-format on

std::span<DesignFunction const> design_catalogue() {
  return all_designs;
}

}  // namespace clustress
