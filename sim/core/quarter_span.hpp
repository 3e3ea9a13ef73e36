// sim/core/quarter_span.hpp — quarters from a first to a last one. Plain value.
#pragma once

#include "sim/core/calendar.hpp"

namespace clustress {

// Both belong to it; 1 = the first quarter of the programme. {0, 0} holds none.
struct QuarterSpan {
  Quarter first = 0, last = 0;
  [[nodiscard]] bool is_empty() const { return first == 0; }
  bool operator==(QuarterSpan const&) const = default;
};

}  // namespace clustress
