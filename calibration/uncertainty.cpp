#include "calibration/uncertainty.hpp"

#include <cmath>
#include <limits>

namespace clustress {

std::string_view name_of(Grounds grounds) {
  switch (grounds) {
    case Grounds::source:
      return "source";
    case Grounds::judgement:
      return "judgement";
    case Grounds::definition:
      return "definition";
    case Grounds::undeclared:
      break;
  }
  return "undeclared";
}

double error_of(Uncertainty const& known) {
  return std::hypot(known.standard_error, known.spread);
}

Range widest_band(Observed const& observed) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  if (observed.known.grounds == Grounds::definition) return {-infinite, infinite};
  if (observed.known.published) return *observed.known.published;
  double const two_errors = 2.0 * error_of(observed.known);
  return {observed.value - two_errors, observed.value + two_errors};
}

std::optional<double> distance_of(Observed const& observed, Estimate const& simulated) {
  if (observed.known.grounds == Grounds::definition) return {};
  return (simulated.value - observed.value) /
         std::hypot(error_of(observed.known), simulated.standard_error);
}

}  // namespace clustress
