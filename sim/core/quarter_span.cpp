#include "sim/core/quarter_span.hpp"

namespace clustress {

std::string to_string(QuarterSpan span, CalendarQuarter start) {
  if (span.is_empty()) return "";
  std::string const first = to_string(add_quarters(start, span.first - 1));
  return span.first == span.last ? first
                                 : first + " to " + to_string(add_quarters(start, span.last - 1));
}

std::string to_string(QuarterSpan span, std::string const& start) {
  CalendarQuarter date;
  if (parse(start, date)) return to_string(span, date);
  if (span.is_empty()) return "";
  return span.first == span.last
             ? "quarter " + std::to_string(span.first)
             : "quarters " + std::to_string(span.first) + " to " + std::to_string(span.last);
}

}  // namespace clustress
