// sim/core/calendar.hpp — quarters. Quarter 0 is the first quarter of the programme; burn-in
// quarters are negative.
#pragma once

#include <cstdint>
#include <string>

namespace clustress {

using Quarter = std::int32_t;

// A calendar quarter, e.g. 2016Q1.
struct CalendarQuarter {
  int year = 2016;
  int quarter = 1;  // 1 to 4
  bool operator==(CalendarQuarter const&) const = default;
};

std::string to_string(CalendarQuarter date);  // "2016Q1"
// false if not of the form YYYYQn
bool parse(std::string const& text, CalendarQuarter& date);
CalendarQuarter add_quarters(CalendarQuarter start, Quarter later);  // later may be negative

}  // namespace clustress
