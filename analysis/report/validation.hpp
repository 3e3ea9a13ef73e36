// analysis/report/validation.hpp — what `clustress validate` found of the world of a run, as the
// report shows it. Plain values.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace clustress {

struct ValidatedMoment {
  std::string name, population, unit;
  double observed = 0.0, low = 0.0, high = 0.0;  // what is observed, and the band to be met
  double simulated = 0.0;                        // mean over replicates; NaN: no population
  std::string role;                              // "band", "target", "other count"
  std::string verdict;                           // "met", "MISSED", "near", "FAR", "–", …
  std::string source;
};

struct ValidationTable {
  std::size_t replicates = 0;  // that were measured
  std::size_t bands = 0, bands_met = 0, targets = 0, targets_near = 0;
  std::vector<ValidatedMoment> moments;
};

}  // namespace clustress
