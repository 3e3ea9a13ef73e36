// sim/engine/ensemble.hpp — points that somebody else drew: those of a posterior, with weights.
//
// They take the place of the points of a [design]. Each has luck of its own, so that luck averages
// out over points. Plain value.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

struct Ensemble {
  std::string origin;                 // where they come from, as messages name it: "POSTERIOR.h5"
  std::string method;                 // of the calibration, "match"
  std::string digest;                 // of the posterior that they are from, 32 hex digits
  std::vector<PointPath> parameters;  // without groups
  std::vector<bool> is_identified;    // by parameter: whether the data pin it down
  std::vector<double> values, cube;   // [point][parameter]; in units, in the unit cube
  std::vector<double> weights;        // by point, at least 0, one of them above 0

  [[nodiscard]] std::size_t points() const { return weights.size(); }

  // What `design` of a result says of such points, in place of the name of a method.
  static constexpr char const* design_name = "ensemble";
};

}  // namespace clustress
