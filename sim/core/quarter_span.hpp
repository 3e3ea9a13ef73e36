// sim/core/quarter_span.hpp — quarters from a first to a last one. Plain value.
#pragma once

#include <string>

#include "sim/core/calendar.hpp"

namespace clustress {

// Both belong to it; 1 = the first quarter of the programme. {0, 0} holds none.
struct QuarterSpan {
  Quarter first = 0, last = 0;
  [[nodiscard]] bool is_empty() const { return first == 0; }
  bool operator==(QuarterSpan const&) const = default;
};

// "2016Q1 to 2018Q4", "2017Q1" of one quarter; empty for none. `start`: of quarter 1.
std::string to_string(QuarterSpan span, CalendarQuarter start);
// The same, `start` as a result has it; by number ("quarters 5 to 17") if that is no quarter.
std::string to_string(QuarterSpan span, std::string const& start);

}  // namespace clustress
