// sim/world/size_class.hpp — classes of firms by jobs, as official statistics cut them. Pure
// functions, thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/core/inline.hpp"

namespace clustress {

inline constexpr std::size_t size_classes = 4;
inline constexpr std::array<std::string_view, size_classes> size_class_names = {"1-9", "10-49",
                                                                                "50-249", "250+"};
constexpr std::size_t size_class(std::int32_t jobs) {
  return jobs < 10 ? 0 : jobs < 50 ? 1 : jobs < 250 ? 2 : 3;
}

// Classes within which firms of a local market compete first: micro, small, large. They blend at
// their edges, in persons: docs/model/mechanisms/size_classes.md.
inline constexpr std::size_t market_classes = 3;
inline constexpr double micro_until = 5, micro_gone = 15, large_begins = 30, large_from = 80;
// A firm's weights in the first and the last class; what is left to one is that of the middle.
CLUSTRESS_INLINE double micro_weight(double jobs) {
  double const weight = (micro_gone - jobs) * (1.0 / (micro_gone - micro_until));
  double const least = weight > 0.0 ? weight : 0.0;
  return least < 1.0 ? least : 1.0;
}
CLUSTRESS_INLINE double large_weight(double jobs) {
  double const weight = (jobs - large_begins) * (1.0 / (large_from - large_begins));
  double const least = weight > 0.0 ? weight : 0.0;
  return least < 1.0 ? least : 1.0;
}
// The classes' factors by a firm's weights: to the bit the same factor if they have the same.
CLUSTRESS_INLINE double class_blend(std::array<double, market_classes> const& factor, double jobs) {
  return factor[1] + micro_weight(jobs) * (factor[0] - factor[1]) +
         large_weight(jobs) * (factor[2] - factor[1]);
}

}  // namespace clustress
