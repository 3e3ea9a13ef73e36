// sim/app/validate_formats.hpp — how `clustress validate` shows what it measured: a table for
// people, csv and json for programs, either judged or number by number.
#pragma once

#include <string>
#include <vector>

#include "calibration/judge.hpp"

namespace clustress {

// What was measured in one scenario.
struct Validation {
  std::vector<Target const*> targets;
  std::vector<std::vector<double>> measured;  // by replicate, then target
  std::vector<Judgement> judgements;          // by target
};

std::string validation_table(Validation const& validation);
std::string validation_csv(Validation const& validation);
std::string validation_json(Validation const& validation);

// One row a replicate and moment: point, replicate, moment, unit, value. Without the population of
// a moment its value is NaN, in json null.
std::string moments_csv(Validation const& validation);
std::string moments_json(Validation const& validation);

}  // namespace clustress
