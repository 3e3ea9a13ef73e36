// sim/app/validate_formats.hpp — how `clustress validate` shows what it measured: a table for
// people, csv and json for programs, either judged or number by number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calibration/judge.hpp"

namespace clustress {

// What was measured at one point.
struct Validation {
  std::uint32_t point = 0;
  std::string label;  // empty: there are no points
  double world_scale = 1.0;
  std::vector<Target const*> targets;
  std::vector<std::vector<double>> measured;  // by replicate, then target
  std::vector<Judgement> judgements;          // by target
};
using Validations = std::vector<Validation>;  // by point; at least one

// A run as a result names it: what is measured is of the same scenario and seed.
struct ValidatedRun {
  std::string digest, model_version;
};

// One table a point. Csv names the point in a first column, and json the points, only where there
// are several.
std::string validation_table(Validations const& validations);
std::string validation_csv(Validations const& validations);
std::string validation_json(Validations const& validations, ValidatedRun const& run);

// Names of the acceptance bands that are missed, by point where there are several; empty if none
// is.
std::string missed_bands(Validations const& validations);

// One row a replicate and moment: point, replicate, moment, unit, value. Without the population of
// a moment its value is NaN, in json null.
std::string moments_csv(Validations const& validations);
std::string moments_json(Validations const& validations);

}  // namespace clustress
