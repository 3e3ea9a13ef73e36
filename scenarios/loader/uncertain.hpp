// scenarios/loader/uncertain.hpp — what a study holds to be in doubt: [[uncertain]], a path and,
// unless its declaration has one, a prior.
#pragma once

#include <string>
#include <vector>

#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/levers.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

inline constexpr std::size_t most_uncertain = 1000;

// The table as it is written.
struct UncertainText {
  std::string parameter, prior, group;
  std::vector<double> range, values;
  double mean = 0, sd = 0, median = 0, sd_log = 0, mode = 0, alpha = 0, beta = 0;
  static void describe(ParameterTable<UncertainText>& table);
};

// One of them, with what the design needs to set it.
struct Uncertain {
  UncertainParameter parameter;
  Lever lever;
  Position at;
};

// Of a draft without faults, as it was read from `root`; faults are reported: paths that lead
// nowhere, definitions, names and switches, priors that are none or leave the declared range, the
// same path twice.
std::vector<Uncertain> read_uncertain(Node const& root, Draft& draft, Report& report);

}  // namespace clustress::loader

namespace clustress {

// The value at a place in [0, 1] of the prior, in the parameter's unit; whole where it is whole.
double value_at(UncertainParameter const& parameter, double place);

}  // namespace clustress
