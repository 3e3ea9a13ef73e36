// analysis/sensitivity/what_first.hpp — would knowing a parameter change which programme is best?
//
// Expected value of partial perfect information from given data (Strong, Oakley & Brennan 2014,
// Med. Decis. Making 34(3)): the expected difference of each programme to the best one, as a curve
// of one parameter (additive_fit.hpp). Where a curve makes another programme the better one, who
// knew the parameter would choose otherwise. Curves below noise count as flat. Pure functions,
// thread-safe.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/sensitivity/additive_fit.hpp"
#include "analysis/sensitivity/index_method.hpp"

namespace clustress {

struct ValueOfKnowing {
  double changes = 0.0;  // share of points at which another programme would be chosen
  double gain = 0.0;     // mean over points of what that brings, in the unit of the output
};

struct ProgrammeChoice {
  std::size_t best = 0;               // programme with the largest mean over points
  double another_is_best = 0.0;       // share of points, as their worlds have it
  std::vector<ValueOfKnowing> known;  // by parameter
};

// `programmes`: the same output of each, more is better. Nothing with fewer than two programmes, or
// too few points at which all have worlds.
std::optional<ProgrammeChoice> choice_of(SensitivityStudy const& study,
                                         std::span<StudyOutput const> programmes, double alpha);

}  // namespace clustress
