#include "analysis/data/measure.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

namespace clustress {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

bool Measure::is_given() const {
  return !std::isnan(value);
}

bool Measure::told_from_zero() const {
  return low > 0.0 || high < 0.0;
}

Measure measure_of(std::string name, Estimate const& e, MeasureText text) {
  Measure m = measure_of(std::move(name), e.value, std::move(text));
  if (e.count > 1 && !(e.standard_error > 0.0)) m.same_in = e.count;
  if (m.same_in == 0 || e.value == 0.0) {
    m.low = e.interval.low;
    m.high = e.interval.high;
  } else {
    m.note += (m.note.empty() ? "" : "; ") + std::string("the same in every world: no interval");
  }
  return m;
}

Measure measure_of(std::string name, double value, MeasureText text) {
  return {std::move(name),     value, none, none, std::move(text.unit), std::move(text.meaning),
          std::move(text.note)};
}

Measure measure_of(std::string name, RatioEstimate const& r, MeasureText text) {
  Measure m = measure_of(std::move(name), r.value, std::move(text));
  if (r.kind == RatioSet::bounded) {
    m.low = r.bounds.low;
    m.high = r.bounds.high;
  } else {
    m.note = fmt::format("confidence set: {}", name_of(r.kind));
  }
  return m;
}

Measure measure_of(std::string name, GuardedRatio const& g, MeasureText text) {
  return g.ratio ? measure_of(std::move(name), *g.ratio, std::move(text))
                 : withheld(std::move(name), g.withheld, std::move(text));
}

Measure measure_of(std::string name, Cost const& c, std::string_view jobs, MeasureText text) {
  if (c.reading == CostReading::interval)
    return measure_of(std::move(name), c.ratio, std::move(text));
  Measure m = measure_of(std::move(name), none, std::move(text));
  m.note = explanation(c, jobs);
  if (c.reading == CostReading::not_enough_worlds || c.reading == CostReading::same_jobs)
    m.value = c.ratio.value;
  if (c.reading == CostReading::at_least) {
    m.low = c.at_least;
    m.high = infinite;
  }
  return m;
}

Measure withheld(std::string name, std::string const& why, MeasureText text) {
  text.note = "not given: " + why;
  return measure_of(std::move(name), none, std::move(text));
}

}  // namespace clustress
