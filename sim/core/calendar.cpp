#include "sim/core/calendar.hpp"

#include <fmt/format.h>

namespace clustress {

std::string to_string(CalendarQuarter date) {
  return fmt::format("{:04}Q{}", date.year, date.quarter);
}

bool parse(std::string const& text, CalendarQuarter& date) {
  if (text.size() != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4') return false;
  int year = 0;
  for (int i = 0; i < 4; ++i) {
    char const digit = text[static_cast<std::size_t>(i)];
    if (digit < '0' || digit > '9') return false;
    year = 10 * year + (digit - '0');
  }
  date = {year, text[5] - '0'};
  return true;
}

CalendarQuarter add_quarters(CalendarQuarter start, Quarter later) {
  int const index = start.year * 4 + (start.quarter - 1) + later;
  int const year = index >= 0 ? index / 4 : -((-index + 3) / 4);
  return {year, index - year * 4 + 1};
}

}  // namespace clustress
