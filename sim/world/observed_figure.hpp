// sim/world/observed_figure.hpp — a figure that a study gives for a moment of its economy, in the
// place of the one that the model's catalogue of targets holds.
//
// Plain values, read by the loader from [[observed]]. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/parameters.hpp"

namespace clustress {

// Errors and band are in the unit of the moment (calibration/uncertainty.hpp).
struct ObservedFigure {
  std::string moment, unit, source;
  double value = 0.0, standard_error = 0.0, spread = 0.0;
  std::vector<double> band;  // its two ends; empty = two errors on either side of the value

  static void describe(ParameterTable<ObservedFigure>& table);
};

// A moment that can be measured, as far as one must know to give a figure for it. Views are of
// constants.
struct MeasurableMoment {
  std::string_view name, unit;
  bool is_observable = true;  // false: a demand on the model, or a fact that the world declares
};

// All of them, in the order of the catalogue; calibration/targets defines it.
std::vector<MeasurableMoment> measurable_moments();

}  // namespace clustress
