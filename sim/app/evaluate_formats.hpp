// sim/app/evaluate_formats.hpp — what `evaluate` prints: for people each programme over its worlds,
// for programs every world and design. Pure but for print_evaluations, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/evaluation/over_worlds.hpp"

namespace clustress {

struct ProgrammeEvaluation {
  std::string programme;
  std::vector<std::string> worlds;  // labels
  // [design of the catalogue][world]
  std::vector<std::vector<DesignResult>> results;
};

// To standard output; in colour on a terminal.
void print_evaluations(std::vector<ProgrammeEvaluation> const& evaluations,
                       DesignOptions const& options);
// One row a programme, world and design; an empty field is not given.
std::string evaluations_csv(std::vector<ProgrammeEvaluation> const& evaluations);
// The same with effects by event time, tests, details and notes; null is not given.
std::string evaluations_json(std::vector<ProgrammeEvaluation> const& evaluations,
                             DesignOptions const& options);

}  // namespace clustress
