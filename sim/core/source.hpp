// sim/core/source.hpp — where a declared number comes from, and between what it lies. Plain values.
#pragma once

#include <string_view>

namespace clustress {

// Where a number comes from, from firm to soft.
enum class Provenance { retrieved, derived, remembered, uncertain, tuned, assumed, definition };
std::string_view to_string(Provenance provenance);

struct Source {
  std::string_view text;
  Provenance provenance = Provenance::assumed;
};

struct Range {
  double low = 0.0;
  double high = 0.0;
  // false for NaN
  [[nodiscard]] constexpr bool contains(double value) const {
    return value >= low && value <= high;
  }
};

}  // namespace clustress
