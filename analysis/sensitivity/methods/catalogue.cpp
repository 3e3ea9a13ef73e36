// analysis/sensitivity/methods/catalogue.cpp — all ways to index a parameter, in the order in which
// they are shown: what fits fewest designs first.
#include "analysis/sensitivity/index_method.hpp"

namespace clustress {

// clang-format off
constexpr IndexMethodFunction all_index_methods[] = {
    &index_method<class Sobol>,
    &index_method<class Morris>,
    &index_method<class BetweenEnds>,
    &index_method<class Regression>,
    &index_method<class Pawn>,
};
// clang-format on

std::span<IndexMethodFunction const> index_method_catalogue() {
  return all_index_methods;
}

}  // namespace clustress
