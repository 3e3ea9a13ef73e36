// analysis/data/measure.hpp — one number of a comparison: its name, interval, unit and meaning.
//
// What csv and json write, and what the cells and sentences of a section refer to. Plain values and
// pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "analysis/data/cost.hpp"
#include "analysis/data/guarded_ratio.hpp"

namespace clustress {

struct Measure {
  std::string name;    // unique in a programme: "net_jobs", "jobs_delta/same_market/continuing"
  double value = 0.0;  // NaN = not given, the note says why
  double low = 0.0;    // NaN = no interval; infinite = no bound on that side
  double high = 0.0;
  std::string unit;
  std::string meaning;  // a few words for people
  std::string note;     // empty, or how to read the value
  // Number of worlds that agree to the last bit, which says nothing of how far others would differ;
  // 0 if they do not. Such a measure has no interval unless it is 0.
  std::size_t same_in = 0;

  [[nodiscard]] bool is_given() const;
  // Whether an interval excludes 0; false without an interval.
  [[nodiscard]] bool told_from_zero() const;
};

struct MeasureText {
  std::string unit;
  std::string meaning;
  std::string note{};
};

Measure measure_of(std::string name, Estimate const& estimate, MeasureText text);
Measure measure_of(std::string name, double value, MeasureText text);
// A ratio whose set is not an interval is written without bounds, with a note.
Measure measure_of(std::string name, RatioEstimate const& ratio, MeasureText text);
Measure measure_of(std::string name, GuardedRatio const& ratio, MeasureText text);
// `jobs`: what the money is divided by, for the note: "net jobs" or "net job-years".
Measure measure_of(std::string name, Cost const& cost, std::string_view jobs, MeasureText text);
// A measure that cannot be given here; `why` follows "not given: " in its note.
Measure withheld(std::string name, std::string const& why, MeasureText text);

}  // namespace clustress
