// calibration/uncertainty.hpp — what is observed of a moment, how well it is known, how wide a band
// that allows, and how far a simulated mean lies from it.
//
// Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "sim/core/parameters.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {

// Whence the errors of a figure are known. source: published with it, or derived from published
// data. judgement: one of them at least is judged, since none is published; such a figure may widen
// a band, but rejects no model alone. definition: nothing is observed; the band is a demand on the
// model, or a fact of the world with room around it.
enum class Grounds { undeclared, source, judgement, definition };

// Both errors are standard deviations in the unit of the moment.
struct Uncertainty {
  double standard_error = 0.0;  // of the published mean; falls with more data
  double spread = 0.0;          // of countries, regions, industries or years around it; does not
  Grounds grounds = Grounds::undeclared;
  std::string_view how = {};            // how they were derived
  std::optional<Range> published = {};  // where the source tells a range: the band lies inside
};

struct Observed {
  double value = 0.0;
  Range band;  // what the simulated mean may be
  Uncertainty known = {};
};

// "source", "judgement" or "definition".
std::string_view name_of(Grounds grounds);

// Standard error and spread together.
double error_of(Uncertainty const& known);

// What the source does not exclude: the range that it tells, else two errors (error_of) on either
// side of the value. A definition allows every band.
Range widest_band(Observed const& observed);

// (simulated − observed) / √(standard error² + spread² + the simulated mean's standard error²);
// nothing for a definition.
std::optional<double> distance_of(Observed const& observed, Estimate const& simulated);

}  // namespace clustress
