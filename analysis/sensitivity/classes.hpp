// analysis/sensitivity/classes.hpp — the classes of one parameter: points of about equal count
// whose places lie side by side, or that share a place or a category.
//
// Pure function, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace clustress {

struct Classes {
  std::vector<std::size_t> of;     // by point
  std::vector<std::size_t> sizes;  // by class; none is empty
};

// At most `wanted` classes, >= 1; equal places are never parted, and places of categories never
// joined.
Classes classes_of(std::span<double const> places, std::size_t wanted, bool is_category);

}  // namespace clustress
